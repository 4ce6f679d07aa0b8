// Generated from the schema of the same name by scripts/generate-validators.ts.
"use strict";
export const validate = validate21;

const schema6 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"urn:orch:schema:v1:sync-cursor","title":"How far the runs are sent to one target","description":"out/.sync/<target>.json, rewritten after each pass under the target's lock. Without it everything is looked at again; what was sent is known from the marks in the runs' folders.","type":"object","required":["v","position","open","dead","hold"],"properties":{"v":{"const":1},"position":{"description":"Up to where the run index was read; null before the first pass.","anyOf":[{"type":"null"},{"type":"object","required":["offset","anchor_sha256"],"properties":{"offset":{"type":"integer","minimum":0},"anchor_sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"}}}]},"open":{"description":"Runs before that position which are not settled: not ended yet, or not sent yet.","type":"array","items":{"type":"object","required":["task_id","run_id","ended_at","seen_bytes"],"properties":{"task_id":{"type":"string"},"run_id":{"type":"string"},"ended_at":{"type":["string","null"]},"seen_bytes":{"type":["integer","null"],"minimum":0}}}},"dead":{"description":"Runs that the target will not take; they are sent again only when somebody asks for it.","type":"array","items":{"type":"object","required":["task_id","run_id","at","status","reason"],"properties":{"task_id":{"type":"string"},"run_id":{"type":"string"},"at":{"type":"string"},"status":{"type":["integer","null"]},"reason":{"type":"string"}}}},"hold":{"description":"Until when the target is left alone, and why; null where it is not.","anyOf":[{"type":"null"},{"type":"object","required":["until","since","failures","reason"],"properties":{"until":{"type":"string"},"since":{"type":"string"},"failures":{"type":"integer","minimum":0},"reason":{"type":"string"}}}]}}};
const pattern0 = new RegExp("^[0-9a-f]{64}$", "u");

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="urn:orch:schema:v1:sync-cursor" */;
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.v === undefined) && (missing0 = "v")) || ((data.position === undefined) && (missing0 = "position"))) || ((data.open === undefined) && (missing0 = "open"))) || ((data.dead === undefined) && (missing0 = "dead"))) || ((data.hold === undefined) && (missing0 = "hold"))){
validate21.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.v !== undefined){
const _errs1 = errors;
if(1 !== data.v){
validate21.errors = [{instancePath:instancePath+"/v",schemaPath:"#/properties/v/const",keyword:"const",params:{allowedValue: 1},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.position !== undefined){
let data1 = data.position;
const _errs2 = errors;
const _errs3 = errors;
let valid1 = false;
const _errs4 = errors;
if(data1 !== null){
const err0 = {instancePath:instancePath+"/position",schemaPath:"#/properties/position/anyOf/0/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs4 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs6 = errors;
if(errors === _errs6){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing1;
if(((data1.offset === undefined) && (missing1 = "offset")) || ((data1.anchor_sha256 === undefined) && (missing1 = "anchor_sha256"))){
const err1 = {instancePath:instancePath+"/position",schemaPath:"#/properties/position/anyOf/1/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
else {
if(data1.offset !== undefined){
let data2 = data1.offset;
const _errs8 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err2 = {instancePath:instancePath+"/position/offset",schemaPath:"#/properties/position/anyOf/1/properties/offset/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(errors === _errs8){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
const err3 = {instancePath:instancePath+"/position/offset",schemaPath:"#/properties/position/anyOf/1/properties/offset/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.anchor_sha256 !== undefined){
let data3 = data1.anchor_sha256;
const _errs10 = errors;
if(errors === _errs10){
if(typeof data3 === "string"){
if(!pattern0.test(data3)){
const err4 = {instancePath:instancePath+"/position/anchor_sha256",schemaPath:"#/properties/position/anyOf/1/properties/anchor_sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/position/anchor_sha256",schemaPath:"#/properties/position/anyOf/1/properties/anchor_sha256/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
}
}
}
else {
const err6 = {instancePath:instancePath+"/position",schemaPath:"#/properties/position/anyOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
var _valid0 = _errs6 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err7 = {instancePath:instancePath+"/position",schemaPath:"#/properties/position/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
validate21.errors = vErrors;
return false;
}
else {
errors = _errs3;
if(vErrors !== null){
if(_errs3){
vErrors.length = _errs3;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.open !== undefined){
let data4 = data.open;
const _errs12 = errors;
if(errors === _errs12){
if(Array.isArray(data4)){
var valid3 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
const _errs14 = errors;
if(errors === _errs14){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
let missing2;
if(((((data5.task_id === undefined) && (missing2 = "task_id")) || ((data5.run_id === undefined) && (missing2 = "run_id"))) || ((data5.ended_at === undefined) && (missing2 = "ended_at"))) || ((data5.seen_bytes === undefined) && (missing2 = "seen_bytes"))){
validate21.errors = [{instancePath:instancePath+"/open/" + i0,schemaPath:"#/properties/open/items/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
if(data5.task_id !== undefined){
const _errs16 = errors;
if(typeof data5.task_id !== "string"){
validate21.errors = [{instancePath:instancePath+"/open/" + i0+"/task_id",schemaPath:"#/properties/open/items/properties/task_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs16 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data5.run_id !== undefined){
const _errs18 = errors;
if(typeof data5.run_id !== "string"){
validate21.errors = [{instancePath:instancePath+"/open/" + i0+"/run_id",schemaPath:"#/properties/open/items/properties/run_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs18 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data5.ended_at !== undefined){
let data8 = data5.ended_at;
const _errs20 = errors;
if((typeof data8 !== "string") && (data8 !== null)){
validate21.errors = [{instancePath:instancePath+"/open/" + i0+"/ended_at",schemaPath:"#/properties/open/items/properties/ended_at/type",keyword:"type",params:{type: schema6.properties.open.items.properties.ended_at.type},message:"must be string,null"}];
return false;
}
var valid4 = _errs20 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data5.seen_bytes !== undefined){
let data9 = data5.seen_bytes;
const _errs22 = errors;
if((!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))) && (data9 !== null)){
validate21.errors = [{instancePath:instancePath+"/open/" + i0+"/seen_bytes",schemaPath:"#/properties/open/items/properties/seen_bytes/type",keyword:"type",params:{type: schema6.properties.open.items.properties.seen_bytes.type},message:"must be integer,null"}];
return false;
}
if(errors === _errs22){
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 < 0 || isNaN(data9)){
validate21.errors = [{instancePath:instancePath+"/open/" + i0+"/seen_bytes",schemaPath:"#/properties/open/items/properties/seen_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid4 = _errs22 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/open/" + i0,schemaPath:"#/properties/open/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid3 = _errs14 === errors;
if(!valid3){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/open",schemaPath:"#/properties/open/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.dead !== undefined){
let data10 = data.dead;
const _errs24 = errors;
if(errors === _errs24){
if(Array.isArray(data10)){
var valid5 = true;
const len1 = data10.length;
for(let i1=0; i1<len1; i1++){
let data11 = data10[i1];
const _errs26 = errors;
if(errors === _errs26){
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
let missing3;
if((((((data11.task_id === undefined) && (missing3 = "task_id")) || ((data11.run_id === undefined) && (missing3 = "run_id"))) || ((data11.at === undefined) && (missing3 = "at"))) || ((data11.status === undefined) && (missing3 = "status"))) || ((data11.reason === undefined) && (missing3 = "reason"))){
validate21.errors = [{instancePath:instancePath+"/dead/" + i1,schemaPath:"#/properties/dead/items/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
if(data11.task_id !== undefined){
const _errs28 = errors;
if(typeof data11.task_id !== "string"){
validate21.errors = [{instancePath:instancePath+"/dead/" + i1+"/task_id",schemaPath:"#/properties/dead/items/properties/task_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid6 = _errs28 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data11.run_id !== undefined){
const _errs30 = errors;
if(typeof data11.run_id !== "string"){
validate21.errors = [{instancePath:instancePath+"/dead/" + i1+"/run_id",schemaPath:"#/properties/dead/items/properties/run_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid6 = _errs30 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data11.at !== undefined){
const _errs32 = errors;
if(typeof data11.at !== "string"){
validate21.errors = [{instancePath:instancePath+"/dead/" + i1+"/at",schemaPath:"#/properties/dead/items/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid6 = _errs32 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data11.status !== undefined){
let data15 = data11.status;
const _errs34 = errors;
if((!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))) && (data15 !== null)){
validate21.errors = [{instancePath:instancePath+"/dead/" + i1+"/status",schemaPath:"#/properties/dead/items/properties/status/type",keyword:"type",params:{type: schema6.properties.dead.items.properties.status.type},message:"must be integer,null"}];
return false;
}
var valid6 = _errs34 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data11.reason !== undefined){
const _errs36 = errors;
if(typeof data11.reason !== "string"){
validate21.errors = [{instancePath:instancePath+"/dead/" + i1+"/reason",schemaPath:"#/properties/dead/items/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid6 = _errs36 === errors;
}
else {
var valid6 = true;
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/dead/" + i1,schemaPath:"#/properties/dead/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid5 = _errs26 === errors;
if(!valid5){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/dead",schemaPath:"#/properties/dead/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.hold !== undefined){
let data17 = data.hold;
const _errs38 = errors;
const _errs39 = errors;
let valid7 = false;
const _errs40 = errors;
if(data17 !== null){
const err8 = {instancePath:instancePath+"/hold",schemaPath:"#/properties/hold/anyOf/0/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var _valid1 = _errs40 === errors;
valid7 = valid7 || _valid1;
if(!valid7){
const _errs42 = errors;
if(errors === _errs42){
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
let missing4;
if(((((data17.until === undefined) && (missing4 = "until")) || ((data17.since === undefined) && (missing4 = "since"))) || ((data17.failures === undefined) && (missing4 = "failures"))) || ((data17.reason === undefined) && (missing4 = "reason"))){
const err9 = {instancePath:instancePath+"/hold",schemaPath:"#/properties/hold/anyOf/1/required",keyword:"required",params:{missingProperty: missing4},message:"must have required property '"+missing4+"'"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
else {
if(data17.until !== undefined){
const _errs44 = errors;
if(typeof data17.until !== "string"){
const err10 = {instancePath:instancePath+"/hold/until",schemaPath:"#/properties/hold/anyOf/1/properties/until/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var valid8 = _errs44 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data17.since !== undefined){
const _errs46 = errors;
if(typeof data17.since !== "string"){
const err11 = {instancePath:instancePath+"/hold/since",schemaPath:"#/properties/hold/anyOf/1/properties/since/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
var valid8 = _errs46 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data17.failures !== undefined){
let data20 = data17.failures;
const _errs48 = errors;
if(!(((typeof data20 == "number") && (!(data20 % 1) && !isNaN(data20))) && (isFinite(data20)))){
const err12 = {instancePath:instancePath+"/hold/failures",schemaPath:"#/properties/hold/anyOf/1/properties/failures/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(errors === _errs48){
if((typeof data20 == "number") && (isFinite(data20))){
if(data20 < 0 || isNaN(data20)){
const err13 = {instancePath:instancePath+"/hold/failures",schemaPath:"#/properties/hold/anyOf/1/properties/failures/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
var valid8 = _errs48 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data17.reason !== undefined){
const _errs50 = errors;
if(typeof data17.reason !== "string"){
const err14 = {instancePath:instancePath+"/hold/reason",schemaPath:"#/properties/hold/anyOf/1/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
var valid8 = _errs50 === errors;
}
else {
var valid8 = true;
}
}
}
}
}
}
else {
const err15 = {instancePath:instancePath+"/hold",schemaPath:"#/properties/hold/anyOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
var _valid1 = _errs42 === errors;
valid7 = valid7 || _valid1;
}
if(!valid7){
const err16 = {instancePath:instancePath+"/hold",schemaPath:"#/properties/hold/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
validate21.errors = vErrors;
return false;
}
else {
errors = _errs39;
if(vErrors !== null){
if(_errs39){
vErrors.length = _errs39;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs38 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate21.errors = vErrors;
return errors === 0;
}
