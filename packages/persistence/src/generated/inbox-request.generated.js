// Generated from the schema of the same name by scripts/generate-validators.ts.
"use strict";
export const validate = validate21;

const schema6 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"urn:orch:schema:v1:inbox-request","title":"A request to the owner of a run","description":"One file in the inbox of a run; it is deleted once the owner dealt with it.","type":"object","required":["v","at","request"],"properties":{"v":{"const":1},"at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"writer":{"type":"object","required":["pid","start","host","machine"],"properties":{"pid":{"type":"integer"},"start":{"type":"string"},"host":{"type":"string"},"machine":{"type":"string"}}},"request":{"type":"object","required":["kind"],"discriminator":{"propertyName":"kind"},"oneOf":[{"type":"object","required":["kind","by","reason"],"properties":{"kind":{"const":"cancel"},"by":{"type":"object","required":["name","source"],"properties":{"name":{"type":"string"},"source":{"enum":["git","flag","os","orch"]}}},"reason":{"type":"string"}}},{"type":"object","required":["kind","decision"],"properties":{"kind":{"const":"decide"},"decision":{"type":"object","required":["request_id","decision","actor","reason","channel"],"properties":{"request_id":{"type":"string"},"decision":{"enum":["approved","rejected","changes_requested"]},"actor":{"type":"object","required":["name","source"],"properties":{"name":{"type":"string"},"source":{"enum":["git","flag","os","orch"]}}},"reason":{"type":"string"},"channel":{"enum":["cli","terminal"]}}}}}]}}};
const pattern0 = new RegExp("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$", "u");

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="urn:orch:schema:v1:inbox-request" */;
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.v === undefined) && (missing0 = "v")) || ((data.at === undefined) && (missing0 = "at"))) || ((data.request === undefined) && (missing0 = "request"))){
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
if(data.at !== undefined){
let data1 = data.at;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data1 === "string"){
if(!pattern0.test(data1)){
validate21.errors = [{instancePath:instancePath+"/at",schemaPath:"#/properties/at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/at",schemaPath:"#/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.writer !== undefined){
let data2 = data.writer;
const _errs4 = errors;
if(errors === _errs4){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing1;
if(((((data2.pid === undefined) && (missing1 = "pid")) || ((data2.start === undefined) && (missing1 = "start"))) || ((data2.host === undefined) && (missing1 = "host"))) || ((data2.machine === undefined) && (missing1 = "machine"))){
validate21.errors = [{instancePath:instancePath+"/writer",schemaPath:"#/properties/writer/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data2.pid !== undefined){
let data3 = data2.pid;
const _errs6 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate21.errors = [{instancePath:instancePath+"/writer/pid",schemaPath:"#/properties/writer/properties/pid/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid1 = _errs6 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data2.start !== undefined){
const _errs8 = errors;
if(typeof data2.start !== "string"){
validate21.errors = [{instancePath:instancePath+"/writer/start",schemaPath:"#/properties/writer/properties/start/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs8 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data2.host !== undefined){
const _errs10 = errors;
if(typeof data2.host !== "string"){
validate21.errors = [{instancePath:instancePath+"/writer/host",schemaPath:"#/properties/writer/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs10 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data2.machine !== undefined){
const _errs12 = errors;
if(typeof data2.machine !== "string"){
validate21.errors = [{instancePath:instancePath+"/writer/machine",schemaPath:"#/properties/writer/properties/machine/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs12 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/writer",schemaPath:"#/properties/writer/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.request !== undefined){
let data7 = data.request;
const _errs14 = errors;
if(errors === _errs14){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
let missing2;
if((data7.kind === undefined) && (missing2 = "kind")){
validate21.errors = [{instancePath:instancePath+"/request",schemaPath:"#/properties/request/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const tag0 = data7.kind;
if(typeof tag0 == "string"){
if(tag0 === "cancel"){
const _errs17 = errors;
if(errors === _errs17){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
let missing3;
if((((data7.kind === undefined) && (missing3 = "kind")) || ((data7.by === undefined) && (missing3 = "by"))) || ((data7.reason === undefined) && (missing3 = "reason"))){
validate21.errors = [{instancePath:instancePath+"/request",schemaPath:"#/properties/request/oneOf/0/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
if(data7.kind !== undefined){
const _errs19 = errors;
if("cancel" !== data7.kind){
validate21.errors = [{instancePath:instancePath+"/request/kind",schemaPath:"#/properties/request/oneOf/0/properties/kind/const",keyword:"const",params:{allowedValue: "cancel"},message:"must be equal to constant"}];
return false;
}
var valid4 = _errs19 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data7.by !== undefined){
let data9 = data7.by;
const _errs20 = errors;
if(errors === _errs20){
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
let missing4;
if(((data9.name === undefined) && (missing4 = "name")) || ((data9.source === undefined) && (missing4 = "source"))){
validate21.errors = [{instancePath:instancePath+"/request/by",schemaPath:"#/properties/request/oneOf/0/properties/by/required",keyword:"required",params:{missingProperty: missing4},message:"must have required property '"+missing4+"'"}];
return false;
}
else {
if(data9.name !== undefined){
const _errs22 = errors;
if(typeof data9.name !== "string"){
validate21.errors = [{instancePath:instancePath+"/request/by/name",schemaPath:"#/properties/request/oneOf/0/properties/by/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs22 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data9.source !== undefined){
let data11 = data9.source;
const _errs24 = errors;
if(!((((data11 === "git") || (data11 === "flag")) || (data11 === "os")) || (data11 === "orch"))){
validate21.errors = [{instancePath:instancePath+"/request/by/source",schemaPath:"#/properties/request/oneOf/0/properties/by/properties/source/enum",keyword:"enum",params:{allowedValues: schema6.properties.request.oneOf[0].properties.by.properties.source.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid5 = _errs24 === errors;
}
else {
var valid5 = true;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/request/by",schemaPath:"#/properties/request/oneOf/0/properties/by/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid4 = _errs20 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data7.reason !== undefined){
const _errs25 = errors;
if(typeof data7.reason !== "string"){
validate21.errors = [{instancePath:instancePath+"/request/reason",schemaPath:"#/properties/request/oneOf/0/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs25 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/request",schemaPath:"#/properties/request/oneOf/0/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
}
else if(tag0 === "decide"){
const _errs27 = errors;
if(errors === _errs27){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
let missing5;
if(((data7.kind === undefined) && (missing5 = "kind")) || ((data7.decision === undefined) && (missing5 = "decision"))){
validate21.errors = [{instancePath:instancePath+"/request",schemaPath:"#/properties/request/oneOf/1/required",keyword:"required",params:{missingProperty: missing5},message:"must have required property '"+missing5+"'"}];
return false;
}
else {
if(data7.kind !== undefined){
const _errs29 = errors;
if("decide" !== data7.kind){
validate21.errors = [{instancePath:instancePath+"/request/kind",schemaPath:"#/properties/request/oneOf/1/properties/kind/const",keyword:"const",params:{allowedValue: "decide"},message:"must be equal to constant"}];
return false;
}
var valid7 = _errs29 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data7.decision !== undefined){
let data14 = data7.decision;
const _errs30 = errors;
if(errors === _errs30){
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
let missing6;
if((((((data14.request_id === undefined) && (missing6 = "request_id")) || ((data14.decision === undefined) && (missing6 = "decision"))) || ((data14.actor === undefined) && (missing6 = "actor"))) || ((data14.reason === undefined) && (missing6 = "reason"))) || ((data14.channel === undefined) && (missing6 = "channel"))){
validate21.errors = [{instancePath:instancePath+"/request/decision",schemaPath:"#/properties/request/oneOf/1/properties/decision/required",keyword:"required",params:{missingProperty: missing6},message:"must have required property '"+missing6+"'"}];
return false;
}
else {
if(data14.request_id !== undefined){
const _errs32 = errors;
if(typeof data14.request_id !== "string"){
validate21.errors = [{instancePath:instancePath+"/request/decision/request_id",schemaPath:"#/properties/request/oneOf/1/properties/decision/properties/request_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid8 = _errs32 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data14.decision !== undefined){
let data16 = data14.decision;
const _errs34 = errors;
if(!(((data16 === "approved") || (data16 === "rejected")) || (data16 === "changes_requested"))){
validate21.errors = [{instancePath:instancePath+"/request/decision/decision",schemaPath:"#/properties/request/oneOf/1/properties/decision/properties/decision/enum",keyword:"enum",params:{allowedValues: schema6.properties.request.oneOf[1].properties.decision.properties.decision.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid8 = _errs34 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data14.actor !== undefined){
let data17 = data14.actor;
const _errs35 = errors;
if(errors === _errs35){
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
let missing7;
if(((data17.name === undefined) && (missing7 = "name")) || ((data17.source === undefined) && (missing7 = "source"))){
validate21.errors = [{instancePath:instancePath+"/request/decision/actor",schemaPath:"#/properties/request/oneOf/1/properties/decision/properties/actor/required",keyword:"required",params:{missingProperty: missing7},message:"must have required property '"+missing7+"'"}];
return false;
}
else {
if(data17.name !== undefined){
const _errs37 = errors;
if(typeof data17.name !== "string"){
validate21.errors = [{instancePath:instancePath+"/request/decision/actor/name",schemaPath:"#/properties/request/oneOf/1/properties/decision/properties/actor/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid9 = _errs37 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data17.source !== undefined){
let data19 = data17.source;
const _errs39 = errors;
if(!((((data19 === "git") || (data19 === "flag")) || (data19 === "os")) || (data19 === "orch"))){
validate21.errors = [{instancePath:instancePath+"/request/decision/actor/source",schemaPath:"#/properties/request/oneOf/1/properties/decision/properties/actor/properties/source/enum",keyword:"enum",params:{allowedValues: schema6.properties.request.oneOf[1].properties.decision.properties.actor.properties.source.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid9 = _errs39 === errors;
}
else {
var valid9 = true;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/request/decision/actor",schemaPath:"#/properties/request/oneOf/1/properties/decision/properties/actor/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid8 = _errs35 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data14.reason !== undefined){
const _errs40 = errors;
if(typeof data14.reason !== "string"){
validate21.errors = [{instancePath:instancePath+"/request/decision/reason",schemaPath:"#/properties/request/oneOf/1/properties/decision/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid8 = _errs40 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data14.channel !== undefined){
let data21 = data14.channel;
const _errs42 = errors;
if(!((data21 === "cli") || (data21 === "terminal"))){
validate21.errors = [{instancePath:instancePath+"/request/decision/channel",schemaPath:"#/properties/request/oneOf/1/properties/decision/properties/channel/enum",keyword:"enum",params:{allowedValues: schema6.properties.request.oneOf[1].properties.decision.properties.channel.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid8 = _errs42 === errors;
}
else {
var valid8 = true;
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/request/decision",schemaPath:"#/properties/request/oneOf/1/properties/decision/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid7 = _errs30 === errors;
}
else {
var valid7 = true;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/request",schemaPath:"#/properties/request/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/request",schemaPath:"#/properties/request/discriminator",keyword:"discriminator",params:{error: "mapping", tag: "kind", tagValue: tag0},message:"value of tag \"kind\" must be in oneOf"}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/request",schemaPath:"#/properties/request/discriminator",keyword:"discriminator",params:{error: "tag", tag: "kind", tagValue: tag0},message:"tag \"kind\" must be string"}];
return false;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/request",schemaPath:"#/properties/request/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
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
