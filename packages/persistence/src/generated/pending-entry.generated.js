// Generated from the schema of the same name by scripts/generate-validators.ts.
"use strict";
export const validate = validate21;

const schema6 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"urn:orch:schema:v1:pending-entry","title":"A run that waits to be folded into the task's state","description":"Left in out/<task-id>/pending before the lock is tried; the next holder of the lock folds it in.","type":"object","required":["v","task_id","at","run"],"properties":{"v":{"const":1},"task_id":{"type":"string"},"at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"run":{"type":"object","required":["run_id","status","reason","pipeline_id","started_at","completed_at","manifest","parent_run_id"],"properties":{"run_id":{"type":"string"},"status":{"enum":["queued","running","paused","succeeded","failed","cancelled"]},"reason":{"type":["string","null"]},"pipeline_id":{"type":"string"},"started_at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"completed_at":{"type":["string","null"],"pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"manifest":{"type":"string"},"parent_run_id":{"type":["string","null"]}}}}};
const pattern0 = new RegExp("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$", "u");

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="urn:orch:schema:v1:pending-entry" */;
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.v === undefined) && (missing0 = "v")) || ((data.task_id === undefined) && (missing0 = "task_id"))) || ((data.at === undefined) && (missing0 = "at"))) || ((data.run === undefined) && (missing0 = "run"))){
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
if(data.task_id !== undefined){
const _errs2 = errors;
if(typeof data.task_id !== "string"){
validate21.errors = [{instancePath:instancePath+"/task_id",schemaPath:"#/properties/task_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.at !== undefined){
let data2 = data.at;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data2 === "string"){
if(!pattern0.test(data2)){
validate21.errors = [{instancePath:instancePath+"/at",schemaPath:"#/properties/at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/at",schemaPath:"#/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run !== undefined){
let data3 = data.run;
const _errs6 = errors;
if(errors === _errs6){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing1;
if(((((((((data3.run_id === undefined) && (missing1 = "run_id")) || ((data3.status === undefined) && (missing1 = "status"))) || ((data3.reason === undefined) && (missing1 = "reason"))) || ((data3.pipeline_id === undefined) && (missing1 = "pipeline_id"))) || ((data3.started_at === undefined) && (missing1 = "started_at"))) || ((data3.completed_at === undefined) && (missing1 = "completed_at"))) || ((data3.manifest === undefined) && (missing1 = "manifest"))) || ((data3.parent_run_id === undefined) && (missing1 = "parent_run_id"))){
validate21.errors = [{instancePath:instancePath+"/run",schemaPath:"#/properties/run/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data3.run_id !== undefined){
const _errs8 = errors;
if(typeof data3.run_id !== "string"){
validate21.errors = [{instancePath:instancePath+"/run/run_id",schemaPath:"#/properties/run/properties/run_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs8 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data3.status !== undefined){
let data5 = data3.status;
const _errs10 = errors;
if(!((((((data5 === "queued") || (data5 === "running")) || (data5 === "paused")) || (data5 === "succeeded")) || (data5 === "failed")) || (data5 === "cancelled"))){
validate21.errors = [{instancePath:instancePath+"/run/status",schemaPath:"#/properties/run/properties/status/enum",keyword:"enum",params:{allowedValues: schema6.properties.run.properties.status.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid1 = _errs10 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data3.reason !== undefined){
let data6 = data3.reason;
const _errs11 = errors;
if((typeof data6 !== "string") && (data6 !== null)){
validate21.errors = [{instancePath:instancePath+"/run/reason",schemaPath:"#/properties/run/properties/reason/type",keyword:"type",params:{type: schema6.properties.run.properties.reason.type},message:"must be string,null"}];
return false;
}
var valid1 = _errs11 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data3.pipeline_id !== undefined){
const _errs13 = errors;
if(typeof data3.pipeline_id !== "string"){
validate21.errors = [{instancePath:instancePath+"/run/pipeline_id",schemaPath:"#/properties/run/properties/pipeline_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs13 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data3.started_at !== undefined){
let data8 = data3.started_at;
const _errs15 = errors;
if(errors === _errs15){
if(typeof data8 === "string"){
if(!pattern0.test(data8)){
validate21.errors = [{instancePath:instancePath+"/run/started_at",schemaPath:"#/properties/run/properties/started_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/run/started_at",schemaPath:"#/properties/run/properties/started_at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs15 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data3.completed_at !== undefined){
let data9 = data3.completed_at;
const _errs17 = errors;
if((typeof data9 !== "string") && (data9 !== null)){
validate21.errors = [{instancePath:instancePath+"/run/completed_at",schemaPath:"#/properties/run/properties/completed_at/type",keyword:"type",params:{type: schema6.properties.run.properties.completed_at.type},message:"must be string,null"}];
return false;
}
if(errors === _errs17){
if(typeof data9 === "string"){
if(!pattern0.test(data9)){
validate21.errors = [{instancePath:instancePath+"/run/completed_at",schemaPath:"#/properties/run/properties/completed_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
}
var valid1 = _errs17 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data3.manifest !== undefined){
const _errs19 = errors;
if(typeof data3.manifest !== "string"){
validate21.errors = [{instancePath:instancePath+"/run/manifest",schemaPath:"#/properties/run/properties/manifest/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs19 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data3.parent_run_id !== undefined){
let data11 = data3.parent_run_id;
const _errs21 = errors;
if((typeof data11 !== "string") && (data11 !== null)){
validate21.errors = [{instancePath:instancePath+"/run/parent_run_id",schemaPath:"#/properties/run/properties/parent_run_id/type",keyword:"type",params:{type: schema6.properties.run.properties.parent_run_id.type},message:"must be string,null"}];
return false;
}
var valid1 = _errs21 === errors;
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
}
else {
validate21.errors = [{instancePath:instancePath+"/run",schemaPath:"#/properties/run/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs6 === errors;
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
