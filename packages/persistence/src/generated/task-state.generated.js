// Generated from the schema of the same name by scripts/generate-validators.ts.
"use strict";
export const validate = validate21;

const schema6 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"urn:orch:schema:v1:task-state","title":"The runs of a task","description":"Snapshot of a task's runs (out/<task-id>/state.json); it can be rebuilt from the runs.","type":"object","required":["v","task_id","updated_at","runs"],"properties":{"v":{"const":1},"task_id":{"type":"string"},"updated_at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"runs":{"type":"array","items":{"type":"object","required":["run_id","status","reason","pipeline_id","started_at","completed_at","manifest","parent_run_id"],"properties":{"run_id":{"type":"string"},"status":{"enum":["queued","running","paused","succeeded","failed","cancelled"]},"reason":{"type":["string","null"]},"pipeline_id":{"type":"string"},"started_at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"completed_at":{"type":["string","null"],"pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"manifest":{"type":"string"},"parent_run_id":{"type":["string","null"]}}}}}};
const pattern0 = new RegExp("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$", "u");

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="urn:orch:schema:v1:task-state" */;
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.v === undefined) && (missing0 = "v")) || ((data.task_id === undefined) && (missing0 = "task_id"))) || ((data.updated_at === undefined) && (missing0 = "updated_at"))) || ((data.runs === undefined) && (missing0 = "runs"))){
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
if(data.updated_at !== undefined){
let data2 = data.updated_at;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data2 === "string"){
if(!pattern0.test(data2)){
validate21.errors = [{instancePath:instancePath+"/updated_at",schemaPath:"#/properties/updated_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/updated_at",schemaPath:"#/properties/updated_at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.runs !== undefined){
let data3 = data.runs;
const _errs6 = errors;
if(errors === _errs6){
if(Array.isArray(data3)){
var valid1 = true;
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
const _errs8 = errors;
if(errors === _errs8){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
let missing1;
if(((((((((data4.run_id === undefined) && (missing1 = "run_id")) || ((data4.status === undefined) && (missing1 = "status"))) || ((data4.reason === undefined) && (missing1 = "reason"))) || ((data4.pipeline_id === undefined) && (missing1 = "pipeline_id"))) || ((data4.started_at === undefined) && (missing1 = "started_at"))) || ((data4.completed_at === undefined) && (missing1 = "completed_at"))) || ((data4.manifest === undefined) && (missing1 = "manifest"))) || ((data4.parent_run_id === undefined) && (missing1 = "parent_run_id"))){
validate21.errors = [{instancePath:instancePath+"/runs/" + i0,schemaPath:"#/properties/runs/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data4.run_id !== undefined){
const _errs10 = errors;
if(typeof data4.run_id !== "string"){
validate21.errors = [{instancePath:instancePath+"/runs/" + i0+"/run_id",schemaPath:"#/properties/runs/items/properties/run_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data4.status !== undefined){
let data6 = data4.status;
const _errs12 = errors;
if(!((((((data6 === "queued") || (data6 === "running")) || (data6 === "paused")) || (data6 === "succeeded")) || (data6 === "failed")) || (data6 === "cancelled"))){
validate21.errors = [{instancePath:instancePath+"/runs/" + i0+"/status",schemaPath:"#/properties/runs/items/properties/status/enum",keyword:"enum",params:{allowedValues: schema6.properties.runs.items.properties.status.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data4.reason !== undefined){
let data7 = data4.reason;
const _errs13 = errors;
if((typeof data7 !== "string") && (data7 !== null)){
validate21.errors = [{instancePath:instancePath+"/runs/" + i0+"/reason",schemaPath:"#/properties/runs/items/properties/reason/type",keyword:"type",params:{type: schema6.properties.runs.items.properties.reason.type},message:"must be string,null"}];
return false;
}
var valid2 = _errs13 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data4.pipeline_id !== undefined){
const _errs15 = errors;
if(typeof data4.pipeline_id !== "string"){
validate21.errors = [{instancePath:instancePath+"/runs/" + i0+"/pipeline_id",schemaPath:"#/properties/runs/items/properties/pipeline_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs15 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data4.started_at !== undefined){
let data9 = data4.started_at;
const _errs17 = errors;
if(errors === _errs17){
if(typeof data9 === "string"){
if(!pattern0.test(data9)){
validate21.errors = [{instancePath:instancePath+"/runs/" + i0+"/started_at",schemaPath:"#/properties/runs/items/properties/started_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/runs/" + i0+"/started_at",schemaPath:"#/properties/runs/items/properties/started_at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs17 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data4.completed_at !== undefined){
let data10 = data4.completed_at;
const _errs19 = errors;
if((typeof data10 !== "string") && (data10 !== null)){
validate21.errors = [{instancePath:instancePath+"/runs/" + i0+"/completed_at",schemaPath:"#/properties/runs/items/properties/completed_at/type",keyword:"type",params:{type: schema6.properties.runs.items.properties.completed_at.type},message:"must be string,null"}];
return false;
}
if(errors === _errs19){
if(typeof data10 === "string"){
if(!pattern0.test(data10)){
validate21.errors = [{instancePath:instancePath+"/runs/" + i0+"/completed_at",schemaPath:"#/properties/runs/items/properties/completed_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
}
var valid2 = _errs19 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data4.manifest !== undefined){
const _errs21 = errors;
if(typeof data4.manifest !== "string"){
validate21.errors = [{instancePath:instancePath+"/runs/" + i0+"/manifest",schemaPath:"#/properties/runs/items/properties/manifest/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs21 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data4.parent_run_id !== undefined){
let data12 = data4.parent_run_id;
const _errs23 = errors;
if((typeof data12 !== "string") && (data12 !== null)){
validate21.errors = [{instancePath:instancePath+"/runs/" + i0+"/parent_run_id",schemaPath:"#/properties/runs/items/properties/parent_run_id/type",keyword:"type",params:{type: schema6.properties.runs.items.properties.parent_run_id.type},message:"must be string,null"}];
return false;
}
var valid2 = _errs23 === errors;
}
else {
var valid2 = true;
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
validate21.errors = [{instancePath:instancePath+"/runs/" + i0,schemaPath:"#/properties/runs/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs8 === errors;
if(!valid1){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/runs",schemaPath:"#/properties/runs/type",keyword:"type",params:{type: "array"},message:"must be array"}];
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
