// Generated from the schema of the same name by scripts/generate-validators.ts.
"use strict";
export const validate = validate21;

const schema6 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"urn:orch:schema:v1:inbox-request","title":"A request to the owner of a run","description":"One file in the inbox of a run; it is deleted once the owner dealt with it.","type":"object","required":["v","at","request"],"properties":{"v":{"const":1},"at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"request":{"type":"object","required":["kind"],"discriminator":{"propertyName":"kind"},"oneOf":[{"type":"object","required":["kind","by","reason"],"properties":{"kind":{"const":"cancel"},"by":{"type":"object","required":["name","source"],"properties":{"name":{"type":"string"},"source":{"enum":["git","flag","os","orch"]}}},"reason":{"type":"string"}}},{"type":"object","required":["kind","decision"],"properties":{"kind":{"const":"decide"},"decision":{"type":"object","required":["request_id","decision","actor","reason","channel"],"properties":{"request_id":{"type":"string"},"decision":{"enum":["approved","rejected","changes_requested"]},"actor":{"type":"object","required":["name","source"],"properties":{"name":{"type":"string"},"source":{"enum":["git","flag","os","orch"]}}},"reason":{"type":"string"},"channel":{"enum":["cli","terminal"]}}}}}]}}};
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
if(data.request !== undefined){
let data2 = data.request;
const _errs4 = errors;
if(errors === _errs4){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing1;
if((data2.kind === undefined) && (missing1 = "kind")){
validate21.errors = [{instancePath:instancePath+"/request",schemaPath:"#/properties/request/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const tag0 = data2.kind;
if(typeof tag0 == "string"){
if(tag0 === "cancel"){
const _errs7 = errors;
if(errors === _errs7){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing2;
if((((data2.kind === undefined) && (missing2 = "kind")) || ((data2.by === undefined) && (missing2 = "by"))) || ((data2.reason === undefined) && (missing2 = "reason"))){
validate21.errors = [{instancePath:instancePath+"/request",schemaPath:"#/properties/request/oneOf/0/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
if(data2.kind !== undefined){
const _errs9 = errors;
if("cancel" !== data2.kind){
validate21.errors = [{instancePath:instancePath+"/request/kind",schemaPath:"#/properties/request/oneOf/0/properties/kind/const",keyword:"const",params:{allowedValue: "cancel"},message:"must be equal to constant"}];
return false;
}
var valid3 = _errs9 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data2.by !== undefined){
let data4 = data2.by;
const _errs10 = errors;
if(errors === _errs10){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
let missing3;
if(((data4.name === undefined) && (missing3 = "name")) || ((data4.source === undefined) && (missing3 = "source"))){
validate21.errors = [{instancePath:instancePath+"/request/by",schemaPath:"#/properties/request/oneOf/0/properties/by/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
if(data4.name !== undefined){
const _errs12 = errors;
if(typeof data4.name !== "string"){
validate21.errors = [{instancePath:instancePath+"/request/by/name",schemaPath:"#/properties/request/oneOf/0/properties/by/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs12 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data4.source !== undefined){
let data6 = data4.source;
const _errs14 = errors;
if(!((((data6 === "git") || (data6 === "flag")) || (data6 === "os")) || (data6 === "orch"))){
validate21.errors = [{instancePath:instancePath+"/request/by/source",schemaPath:"#/properties/request/oneOf/0/properties/by/properties/source/enum",keyword:"enum",params:{allowedValues: schema6.properties.request.oneOf[0].properties.by.properties.source.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid4 = _errs14 === errors;
}
else {
var valid4 = true;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/request/by",schemaPath:"#/properties/request/oneOf/0/properties/by/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid3 = _errs10 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data2.reason !== undefined){
const _errs15 = errors;
if(typeof data2.reason !== "string"){
validate21.errors = [{instancePath:instancePath+"/request/reason",schemaPath:"#/properties/request/oneOf/0/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs15 === errors;
}
else {
var valid3 = true;
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
const _errs17 = errors;
if(errors === _errs17){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing4;
if(((data2.kind === undefined) && (missing4 = "kind")) || ((data2.decision === undefined) && (missing4 = "decision"))){
validate21.errors = [{instancePath:instancePath+"/request",schemaPath:"#/properties/request/oneOf/1/required",keyword:"required",params:{missingProperty: missing4},message:"must have required property '"+missing4+"'"}];
return false;
}
else {
if(data2.kind !== undefined){
const _errs19 = errors;
if("decide" !== data2.kind){
validate21.errors = [{instancePath:instancePath+"/request/kind",schemaPath:"#/properties/request/oneOf/1/properties/kind/const",keyword:"const",params:{allowedValue: "decide"},message:"must be equal to constant"}];
return false;
}
var valid6 = _errs19 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data2.decision !== undefined){
let data9 = data2.decision;
const _errs20 = errors;
if(errors === _errs20){
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
let missing5;
if((((((data9.request_id === undefined) && (missing5 = "request_id")) || ((data9.decision === undefined) && (missing5 = "decision"))) || ((data9.actor === undefined) && (missing5 = "actor"))) || ((data9.reason === undefined) && (missing5 = "reason"))) || ((data9.channel === undefined) && (missing5 = "channel"))){
validate21.errors = [{instancePath:instancePath+"/request/decision",schemaPath:"#/properties/request/oneOf/1/properties/decision/required",keyword:"required",params:{missingProperty: missing5},message:"must have required property '"+missing5+"'"}];
return false;
}
else {
if(data9.request_id !== undefined){
const _errs22 = errors;
if(typeof data9.request_id !== "string"){
validate21.errors = [{instancePath:instancePath+"/request/decision/request_id",schemaPath:"#/properties/request/oneOf/1/properties/decision/properties/request_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid7 = _errs22 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data9.decision !== undefined){
let data11 = data9.decision;
const _errs24 = errors;
if(!(((data11 === "approved") || (data11 === "rejected")) || (data11 === "changes_requested"))){
validate21.errors = [{instancePath:instancePath+"/request/decision/decision",schemaPath:"#/properties/request/oneOf/1/properties/decision/properties/decision/enum",keyword:"enum",params:{allowedValues: schema6.properties.request.oneOf[1].properties.decision.properties.decision.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid7 = _errs24 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data9.actor !== undefined){
let data12 = data9.actor;
const _errs25 = errors;
if(errors === _errs25){
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
let missing6;
if(((data12.name === undefined) && (missing6 = "name")) || ((data12.source === undefined) && (missing6 = "source"))){
validate21.errors = [{instancePath:instancePath+"/request/decision/actor",schemaPath:"#/properties/request/oneOf/1/properties/decision/properties/actor/required",keyword:"required",params:{missingProperty: missing6},message:"must have required property '"+missing6+"'"}];
return false;
}
else {
if(data12.name !== undefined){
const _errs27 = errors;
if(typeof data12.name !== "string"){
validate21.errors = [{instancePath:instancePath+"/request/decision/actor/name",schemaPath:"#/properties/request/oneOf/1/properties/decision/properties/actor/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid8 = _errs27 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data12.source !== undefined){
let data14 = data12.source;
const _errs29 = errors;
if(!((((data14 === "git") || (data14 === "flag")) || (data14 === "os")) || (data14 === "orch"))){
validate21.errors = [{instancePath:instancePath+"/request/decision/actor/source",schemaPath:"#/properties/request/oneOf/1/properties/decision/properties/actor/properties/source/enum",keyword:"enum",params:{allowedValues: schema6.properties.request.oneOf[1].properties.decision.properties.actor.properties.source.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid8 = _errs29 === errors;
}
else {
var valid8 = true;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/request/decision/actor",schemaPath:"#/properties/request/oneOf/1/properties/decision/properties/actor/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid7 = _errs25 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data9.reason !== undefined){
const _errs30 = errors;
if(typeof data9.reason !== "string"){
validate21.errors = [{instancePath:instancePath+"/request/decision/reason",schemaPath:"#/properties/request/oneOf/1/properties/decision/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid7 = _errs30 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data9.channel !== undefined){
let data16 = data9.channel;
const _errs32 = errors;
if(!((data16 === "cli") || (data16 === "terminal"))){
validate21.errors = [{instancePath:instancePath+"/request/decision/channel",schemaPath:"#/properties/request/oneOf/1/properties/decision/properties/channel/enum",keyword:"enum",params:{allowedValues: schema6.properties.request.oneOf[1].properties.decision.properties.channel.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid7 = _errs32 === errors;
}
else {
var valid7 = true;
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
var valid6 = _errs20 === errors;
}
else {
var valid6 = true;
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
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
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
