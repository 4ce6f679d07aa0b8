// Generated from run-import.schema.json by scripts/generate-validators.ts.
"use strict";
export const validate = validate21;

const schema6 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"urn:orch:schema:v1:run-import","title":"One state of one run, as it is sent","description":"The body of POST /workspaces/{workspace}/runs/import, and the content of an object in a bucket (in gzip).","type":"object","additionalProperties":false,"required":["v","task_id","run_id","manifest_sha256","manifest","journal"],"properties":{"v":{"const":1},"task_id":{"type":"string","minLength":1,"maxLength":128},"run_id":{"type":"string","minLength":1,"maxLength":128},"manifest_sha256":{"description":"SHA-256 of the manifest as canonical JSON: members sorted by name, no blanks.","type":"string","pattern":"^[0-9a-f]{64}$"},"manifest":{"description":"The manifest, as in @orch/persistence/schemas/manifest.schema.json.","type":"object","required":["v","task_id","run_id","status","stages","evaluations","journal"],"properties":{"v":{"type":"integer","minimum":1},"task_id":{"type":"string"},"run_id":{"type":"string"},"status":{"enum":["queued","running","paused","succeeded","failed","cancelled"]},"stages":{"type":"array"},"evaluations":{"type":"array"},"journal":{"type":"object","required":["entries","head_sha256"],"properties":{"entries":{"type":"integer","minimum":1},"head_sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"}}}}},"journal":{"description":"The lines of runner.ndjson; null where they are withheld, because they are too many or hold what is secret by now.","type":["string","null"]}}};
const func2 = (text) => [...text].length;
const pattern0 = new RegExp("^[0-9a-f]{64}$", "u");

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="urn:orch:schema:v1:run-import" */;
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.v === undefined) && (missing0 = "v")) || ((data.task_id === undefined) && (missing0 = "task_id"))) || ((data.run_id === undefined) && (missing0 = "run_id"))) || ((data.manifest_sha256 === undefined) && (missing0 = "manifest_sha256"))) || ((data.manifest === undefined) && (missing0 = "manifest"))) || ((data.journal === undefined) && (missing0 = "journal"))){
validate21.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((((key0 === "v") || (key0 === "task_id")) || (key0 === "run_id")) || (key0 === "manifest_sha256")) || (key0 === "manifest")) || (key0 === "journal"))){
validate21.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.v !== undefined){
const _errs2 = errors;
if(1 !== data.v){
validate21.errors = [{instancePath:instancePath+"/v",schemaPath:"#/properties/v/const",keyword:"const",params:{allowedValue: 1},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.task_id !== undefined){
let data1 = data.task_id;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data1 === "string"){
if(func2(data1) > 128){
validate21.errors = [{instancePath:instancePath+"/task_id",schemaPath:"#/properties/task_id/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(func2(data1) < 1){
validate21.errors = [{instancePath:instancePath+"/task_id",schemaPath:"#/properties/task_id/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/task_id",schemaPath:"#/properties/task_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run_id !== undefined){
let data2 = data.run_id;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(func2(data2) > 128){
validate21.errors = [{instancePath:instancePath+"/run_id",schemaPath:"#/properties/run_id/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(func2(data2) < 1){
validate21.errors = [{instancePath:instancePath+"/run_id",schemaPath:"#/properties/run_id/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/run_id",schemaPath:"#/properties/run_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.manifest_sha256 !== undefined){
let data3 = data.manifest_sha256;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data3 === "string"){
if(!pattern0.test(data3)){
validate21.errors = [{instancePath:instancePath+"/manifest_sha256",schemaPath:"#/properties/manifest_sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/manifest_sha256",schemaPath:"#/properties/manifest_sha256/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.manifest !== undefined){
let data4 = data.manifest;
const _errs9 = errors;
if(errors === _errs9){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
let missing1;
if((((((((data4.v === undefined) && (missing1 = "v")) || ((data4.task_id === undefined) && (missing1 = "task_id"))) || ((data4.run_id === undefined) && (missing1 = "run_id"))) || ((data4.status === undefined) && (missing1 = "status"))) || ((data4.stages === undefined) && (missing1 = "stages"))) || ((data4.evaluations === undefined) && (missing1 = "evaluations"))) || ((data4.journal === undefined) && (missing1 = "journal"))){
validate21.errors = [{instancePath:instancePath+"/manifest",schemaPath:"#/properties/manifest/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data4.v !== undefined){
let data5 = data4.v;
const _errs11 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate21.errors = [{instancePath:instancePath+"/manifest/v",schemaPath:"#/properties/manifest/properties/v/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs11){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 1 || isNaN(data5)){
validate21.errors = [{instancePath:instancePath+"/manifest/v",schemaPath:"#/properties/manifest/properties/v/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid1 = _errs11 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data4.task_id !== undefined){
const _errs13 = errors;
if(typeof data4.task_id !== "string"){
validate21.errors = [{instancePath:instancePath+"/manifest/task_id",schemaPath:"#/properties/manifest/properties/task_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs13 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data4.run_id !== undefined){
const _errs15 = errors;
if(typeof data4.run_id !== "string"){
validate21.errors = [{instancePath:instancePath+"/manifest/run_id",schemaPath:"#/properties/manifest/properties/run_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs15 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data4.status !== undefined){
let data8 = data4.status;
const _errs17 = errors;
if(!((((((data8 === "queued") || (data8 === "running")) || (data8 === "paused")) || (data8 === "succeeded")) || (data8 === "failed")) || (data8 === "cancelled"))){
validate21.errors = [{instancePath:instancePath+"/manifest/status",schemaPath:"#/properties/manifest/properties/status/enum",keyword:"enum",params:{allowedValues: schema6.properties.manifest.properties.status.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid1 = _errs17 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data4.stages !== undefined){
const _errs18 = errors;
if(!(Array.isArray(data4.stages))){
validate21.errors = [{instancePath:instancePath+"/manifest/stages",schemaPath:"#/properties/manifest/properties/stages/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
var valid1 = _errs18 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data4.evaluations !== undefined){
const _errs20 = errors;
if(!(Array.isArray(data4.evaluations))){
validate21.errors = [{instancePath:instancePath+"/manifest/evaluations",schemaPath:"#/properties/manifest/properties/evaluations/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
var valid1 = _errs20 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data4.journal !== undefined){
let data11 = data4.journal;
const _errs22 = errors;
if(errors === _errs22){
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
let missing2;
if(((data11.entries === undefined) && (missing2 = "entries")) || ((data11.head_sha256 === undefined) && (missing2 = "head_sha256"))){
validate21.errors = [{instancePath:instancePath+"/manifest/journal",schemaPath:"#/properties/manifest/properties/journal/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
if(data11.entries !== undefined){
let data12 = data11.entries;
const _errs24 = errors;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
validate21.errors = [{instancePath:instancePath+"/manifest/journal/entries",schemaPath:"#/properties/manifest/properties/journal/properties/entries/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs24){
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 < 1 || isNaN(data12)){
validate21.errors = [{instancePath:instancePath+"/manifest/journal/entries",schemaPath:"#/properties/manifest/properties/journal/properties/entries/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid2 = _errs24 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data11.head_sha256 !== undefined){
let data13 = data11.head_sha256;
const _errs26 = errors;
if(errors === _errs26){
if(typeof data13 === "string"){
if(!pattern0.test(data13)){
validate21.errors = [{instancePath:instancePath+"/manifest/journal/head_sha256",schemaPath:"#/properties/manifest/properties/journal/properties/head_sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/manifest/journal/head_sha256",schemaPath:"#/properties/manifest/properties/journal/properties/head_sha256/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs26 === errors;
}
else {
var valid2 = true;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/manifest/journal",schemaPath:"#/properties/manifest/properties/journal/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs22 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/manifest",schemaPath:"#/properties/manifest/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.journal !== undefined){
let data14 = data.journal;
const _errs28 = errors;
if((typeof data14 !== "string") && (data14 !== null)){
validate21.errors = [{instancePath:instancePath+"/journal",schemaPath:"#/properties/journal/type",keyword:"type",params:{type: schema6.properties.journal.type},message:"must be string,null"}];
return false;
}
var valid0 = _errs28 === errors;
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
