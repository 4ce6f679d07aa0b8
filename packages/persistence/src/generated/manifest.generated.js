// Generated from the schema of the same name by scripts/generate-validators.ts.
"use strict";
export const validate = validate21;

const schema6 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"urn:orch:schema:v1:manifest","title":"The manifest of a run","description":"The readable projection of a run's journal (manifest.json).","type":"object","required":["v","task_id","run_id","parent_run_id","parent_stage","pipeline","status","reason","execution","started_by","orch_version","started_at","updated_at","completed_at","resumes","plan_digest","summary","stages","approvals","child_runs","evaluations","notes","journal","guardrail_summary"],"properties":{"v":{"const":1},"task_id":{"type":"string"},"run_id":{"type":"string"},"parent_run_id":{"type":["string","null"]},"parent_stage":{"type":["string","null"]},"pipeline":{"type":"object","required":["id","title"],"properties":{"id":{"type":"string"},"title":{"type":"string"}}},"status":{"enum":["queued","running","paused","succeeded","failed","cancelled"]},"reason":{"type":["string","null"]},"execution":{"type":"object","required":["mode","max_concurrency","source"],"properties":{"mode":{"enum":["sequential","parallel"]},"max_concurrency":{"type":"integer","minimum":1},"source":{"enum":["default","task","flag"]}}},"workspace":{"type":"object","required":["root","branch","base"],"properties":{"root":{"type":"string"},"branch":{"type":"string"},"base":{"type":"string"}}},"started_by":{"type":"object","required":["name","source"],"properties":{"name":{"type":"string"},"source":{"enum":["git","flag","os","orch"]}}},"orch_version":{"type":"string"},"started_at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"updated_at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"completed_at":{"type":["string","null"],"pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"resumes":{"type":"integer","minimum":0},"plan_digest":{"type":"string"},"summary":{"type":["string","null"]},"stages":{"type":"array","items":{"type":"object","required":["index","id","title","kind","status","attempts","started_at","completed_at","duration_ms","exit_code","signal","log","log_sha256","output","failure","skip_reason","child_run_id","profile","criteria","tree_before","tree_after","diff","notes"],"properties":{"index":{"type":"integer","minimum":0},"id":{"type":"string"},"title":{"type":"string"},"kind":{"enum":["command","subpipeline","manual","agent"]},"status":{"enum":["pending","ready","running","awaiting_approval","child_waiting","backing_off","succeeded","failed","skipped","cancelled","orphaned"]},"attempts":{"type":"integer","minimum":0},"started_at":{"type":["string","null"],"pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"completed_at":{"type":["string","null"],"pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"duration_ms":{"type":["number","null"]},"exit_code":{"type":["number","null"]},"signal":{"type":["string","null"]},"log":{"type":["string","null"]},"log_sha256":{"type":["string","null"],"pattern":"^[0-9a-f]{64}$"},"output":{"anyOf":[{"type":"null"},{"type":"object","required":["stdout_bytes","stderr_bytes","redactions"],"properties":{"stdout_bytes":{"type":"integer","minimum":0},"stderr_bytes":{"type":"integer","minimum":0},"redactions":{"type":"integer","minimum":0}}}]},"failure":{"anyOf":[{"type":"null"},{"type":"object","required":["code","message"],"properties":{"code":{"type":"string","pattern":"^ORCH_[A-Z_]+$"},"message":{"type":"string"}}}]},"skip_reason":{"anyOf":[{"type":"null"},{"type":"object","required":["kind"],"properties":{"kind":{"enum":["need_not_met","condition"]}}}]},"child_run_id":{"type":["string","null"]},"profile":{"anyOf":[{"type":"null"},{"type":"object","required":["declared","granted","granted_by","mechanism"],"properties":{"declared":{"enum":["read-only","workspace-write","network","danger-full-access"]},"granted":{"enum":["read-only","workspace-write","network","danger-full-access"]},"granted_by":{"type":"string"},"mechanism":{"type":["string","null"]}}}]},"criteria":{"type":"array","items":{"type":"object","required":["id","text","standing","detail"],"properties":{"id":{"type":"string"},"text":{"type":"string"},"standing":{"enum":["verified","inferred","asserted","refuted"]},"detail":{"type":"string"}}}},"tree_before":{"type":["string","null"]},"tree_after":{"type":["string","null"]},"diff":{"anyOf":[{"type":"null"},{"type":"object","required":["path","files","added","deleted"],"properties":{"path":{"type":["string","null"]},"sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"},"files":{"type":"integer","minimum":0},"added":{"type":"integer","minimum":0},"deleted":{"type":"integer","minimum":0}}}]},"notes":{"type":"array","items":{"type":"string"}}}}},"approvals":{"type":"array","items":{"type":"object","required":["ref","id","stage","attempt","reason","title","instructions","approvers","from","also","status","requested_at","expires_at","bound","after","rules","note","decisions"],"properties":{"ref":{"type":"string"},"id":{"type":"string"},"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"reason":{"enum":["manual","policy","agent"]},"title":{"type":"string"},"instructions":{"type":"string"},"approvers":{"type":"integer","minimum":0},"from":{"type":"array","items":{"type":"string"}},"also":{"type":"array","items":{"type":"object","required":["approvers","from"],"properties":{"approvers":{"type":"integer","minimum":0},"from":{"type":"array","items":{"type":"string"}}}}},"status":{"enum":["pending","approved","rejected","changes_requested","void","expired"]},"requested_at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"expires_at":{"type":["string","null"],"pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"bound":{"type":"object","required":["plan","policy","worktree"],"properties":{"plan":{"type":"string"},"policy":{"type":["string","null"]},"worktree":{"type":["string","null"]}}},"after":{"enum":["succeed","run"]},"rules":{"type":"array","items":{"type":"string"}},"note":{"type":["string","null"]},"decisions":{"type":"array","items":{"type":"object","required":["request_id","decision","actor","reason","channel","at"],"properties":{"request_id":{"type":"string"},"decision":{"enum":["approved","rejected","changes_requested"]},"actor":{"type":"object","required":["name","source"],"properties":{"name":{"type":"string"},"source":{"enum":["git","flag","os","orch"]}}},"reason":{"type":"string"},"channel":{"enum":["cli","terminal"]},"at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"}}}}}}},"child_runs":{"type":"array","items":{"type":"object","required":["stage","run_id","task_id","manifest"],"properties":{"stage":{"type":"string"},"run_id":{"type":"string"},"task_id":{"type":"string"},"manifest":{"type":"string"}}}},"evaluations":{"type":"array"},"notes":{"type":"array","items":{"type":"object","required":["at","kind","message"],"properties":{"at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"kind":{"type":"string"},"message":{"type":"string"}}}},"journal":{"type":"object","required":["path","entries","head_sha256"],"properties":{"path":{"type":"string"},"entries":{"type":"integer","minimum":0},"head_sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"}}},"guardrail_summary":{"type":"array","items":{"type":"string"}}}};
const pattern0 = new RegExp("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$", "u");
const pattern5 = new RegExp("^[0-9a-f]{64}$", "u");
const pattern6 = new RegExp("^ORCH_[A-Z_]+$", "u");

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="urn:orch:schema:v1:manifest" */;
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((((((((((((((((((data.v === undefined) && (missing0 = "v")) || ((data.task_id === undefined) && (missing0 = "task_id"))) || ((data.run_id === undefined) && (missing0 = "run_id"))) || ((data.parent_run_id === undefined) && (missing0 = "parent_run_id"))) || ((data.parent_stage === undefined) && (missing0 = "parent_stage"))) || ((data.pipeline === undefined) && (missing0 = "pipeline"))) || ((data.status === undefined) && (missing0 = "status"))) || ((data.reason === undefined) && (missing0 = "reason"))) || ((data.execution === undefined) && (missing0 = "execution"))) || ((data.started_by === undefined) && (missing0 = "started_by"))) || ((data.orch_version === undefined) && (missing0 = "orch_version"))) || ((data.started_at === undefined) && (missing0 = "started_at"))) || ((data.updated_at === undefined) && (missing0 = "updated_at"))) || ((data.completed_at === undefined) && (missing0 = "completed_at"))) || ((data.resumes === undefined) && (missing0 = "resumes"))) || ((data.plan_digest === undefined) && (missing0 = "plan_digest"))) || ((data.summary === undefined) && (missing0 = "summary"))) || ((data.stages === undefined) && (missing0 = "stages"))) || ((data.approvals === undefined) && (missing0 = "approvals"))) || ((data.child_runs === undefined) && (missing0 = "child_runs"))) || ((data.evaluations === undefined) && (missing0 = "evaluations"))) || ((data.notes === undefined) && (missing0 = "notes"))) || ((data.journal === undefined) && (missing0 = "journal"))) || ((data.guardrail_summary === undefined) && (missing0 = "guardrail_summary"))){
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
if(data.run_id !== undefined){
const _errs4 = errors;
if(typeof data.run_id !== "string"){
validate21.errors = [{instancePath:instancePath+"/run_id",schemaPath:"#/properties/run_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.parent_run_id !== undefined){
let data3 = data.parent_run_id;
const _errs6 = errors;
if((typeof data3 !== "string") && (data3 !== null)){
validate21.errors = [{instancePath:instancePath+"/parent_run_id",schemaPath:"#/properties/parent_run_id/type",keyword:"type",params:{type: schema6.properties.parent_run_id.type},message:"must be string,null"}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.parent_stage !== undefined){
let data4 = data.parent_stage;
const _errs8 = errors;
if((typeof data4 !== "string") && (data4 !== null)){
validate21.errors = [{instancePath:instancePath+"/parent_stage",schemaPath:"#/properties/parent_stage/type",keyword:"type",params:{type: schema6.properties.parent_stage.type},message:"must be string,null"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.pipeline !== undefined){
let data5 = data.pipeline;
const _errs10 = errors;
if(errors === _errs10){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
let missing1;
if(((data5.id === undefined) && (missing1 = "id")) || ((data5.title === undefined) && (missing1 = "title"))){
validate21.errors = [{instancePath:instancePath+"/pipeline",schemaPath:"#/properties/pipeline/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data5.id !== undefined){
const _errs12 = errors;
if(typeof data5.id !== "string"){
validate21.errors = [{instancePath:instancePath+"/pipeline/id",schemaPath:"#/properties/pipeline/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs12 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data5.title !== undefined){
const _errs14 = errors;
if(typeof data5.title !== "string"){
validate21.errors = [{instancePath:instancePath+"/pipeline/title",schemaPath:"#/properties/pipeline/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs14 === errors;
}
else {
var valid1 = true;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/pipeline",schemaPath:"#/properties/pipeline/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.status !== undefined){
let data8 = data.status;
const _errs16 = errors;
if(!((((((data8 === "queued") || (data8 === "running")) || (data8 === "paused")) || (data8 === "succeeded")) || (data8 === "failed")) || (data8 === "cancelled"))){
validate21.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema6.properties.status.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reason !== undefined){
let data9 = data.reason;
const _errs17 = errors;
if((typeof data9 !== "string") && (data9 !== null)){
validate21.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: schema6.properties.reason.type},message:"must be string,null"}];
return false;
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.execution !== undefined){
let data10 = data.execution;
const _errs19 = errors;
if(errors === _errs19){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
let missing2;
if((((data10.mode === undefined) && (missing2 = "mode")) || ((data10.max_concurrency === undefined) && (missing2 = "max_concurrency"))) || ((data10.source === undefined) && (missing2 = "source"))){
validate21.errors = [{instancePath:instancePath+"/execution",schemaPath:"#/properties/execution/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
if(data10.mode !== undefined){
let data11 = data10.mode;
const _errs21 = errors;
if(!((data11 === "sequential") || (data11 === "parallel"))){
validate21.errors = [{instancePath:instancePath+"/execution/mode",schemaPath:"#/properties/execution/properties/mode/enum",keyword:"enum",params:{allowedValues: schema6.properties.execution.properties.mode.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid2 = _errs21 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data10.max_concurrency !== undefined){
let data12 = data10.max_concurrency;
const _errs22 = errors;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
validate21.errors = [{instancePath:instancePath+"/execution/max_concurrency",schemaPath:"#/properties/execution/properties/max_concurrency/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs22){
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 < 1 || isNaN(data12)){
validate21.errors = [{instancePath:instancePath+"/execution/max_concurrency",schemaPath:"#/properties/execution/properties/max_concurrency/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid2 = _errs22 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data10.source !== undefined){
let data13 = data10.source;
const _errs24 = errors;
if(!(((data13 === "default") || (data13 === "task")) || (data13 === "flag"))){
validate21.errors = [{instancePath:instancePath+"/execution/source",schemaPath:"#/properties/execution/properties/source/enum",keyword:"enum",params:{allowedValues: schema6.properties.execution.properties.source.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid2 = _errs24 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/execution",schemaPath:"#/properties/execution/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.workspace !== undefined){
let data14 = data.workspace;
const _errs25 = errors;
if(errors === _errs25){
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
let missing3;
if((((data14.root === undefined) && (missing3 = "root")) || ((data14.branch === undefined) && (missing3 = "branch"))) || ((data14.base === undefined) && (missing3 = "base"))){
validate21.errors = [{instancePath:instancePath+"/workspace",schemaPath:"#/properties/workspace/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
if(data14.root !== undefined){
const _errs27 = errors;
if(typeof data14.root !== "string"){
validate21.errors = [{instancePath:instancePath+"/workspace/root",schemaPath:"#/properties/workspace/properties/root/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs27 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data14.branch !== undefined){
const _errs29 = errors;
if(typeof data14.branch !== "string"){
validate21.errors = [{instancePath:instancePath+"/workspace/branch",schemaPath:"#/properties/workspace/properties/branch/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs29 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data14.base !== undefined){
const _errs31 = errors;
if(typeof data14.base !== "string"){
validate21.errors = [{instancePath:instancePath+"/workspace/base",schemaPath:"#/properties/workspace/properties/base/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs31 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/workspace",schemaPath:"#/properties/workspace/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.started_by !== undefined){
let data18 = data.started_by;
const _errs33 = errors;
if(errors === _errs33){
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
let missing4;
if(((data18.name === undefined) && (missing4 = "name")) || ((data18.source === undefined) && (missing4 = "source"))){
validate21.errors = [{instancePath:instancePath+"/started_by",schemaPath:"#/properties/started_by/required",keyword:"required",params:{missingProperty: missing4},message:"must have required property '"+missing4+"'"}];
return false;
}
else {
if(data18.name !== undefined){
const _errs35 = errors;
if(typeof data18.name !== "string"){
validate21.errors = [{instancePath:instancePath+"/started_by/name",schemaPath:"#/properties/started_by/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs35 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data18.source !== undefined){
let data20 = data18.source;
const _errs37 = errors;
if(!((((data20 === "git") || (data20 === "flag")) || (data20 === "os")) || (data20 === "orch"))){
validate21.errors = [{instancePath:instancePath+"/started_by/source",schemaPath:"#/properties/started_by/properties/source/enum",keyword:"enum",params:{allowedValues: schema6.properties.started_by.properties.source.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid4 = _errs37 === errors;
}
else {
var valid4 = true;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/started_by",schemaPath:"#/properties/started_by/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs33 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.orch_version !== undefined){
const _errs38 = errors;
if(typeof data.orch_version !== "string"){
validate21.errors = [{instancePath:instancePath+"/orch_version",schemaPath:"#/properties/orch_version/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs38 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.started_at !== undefined){
let data22 = data.started_at;
const _errs40 = errors;
if(errors === _errs40){
if(typeof data22 === "string"){
if(!pattern0.test(data22)){
validate21.errors = [{instancePath:instancePath+"/started_at",schemaPath:"#/properties/started_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/started_at",schemaPath:"#/properties/started_at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs40 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.updated_at !== undefined){
let data23 = data.updated_at;
const _errs42 = errors;
if(errors === _errs42){
if(typeof data23 === "string"){
if(!pattern0.test(data23)){
validate21.errors = [{instancePath:instancePath+"/updated_at",schemaPath:"#/properties/updated_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/updated_at",schemaPath:"#/properties/updated_at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs42 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.completed_at !== undefined){
let data24 = data.completed_at;
const _errs44 = errors;
if((typeof data24 !== "string") && (data24 !== null)){
validate21.errors = [{instancePath:instancePath+"/completed_at",schemaPath:"#/properties/completed_at/type",keyword:"type",params:{type: schema6.properties.completed_at.type},message:"must be string,null"}];
return false;
}
if(errors === _errs44){
if(typeof data24 === "string"){
if(!pattern0.test(data24)){
validate21.errors = [{instancePath:instancePath+"/completed_at",schemaPath:"#/properties/completed_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
}
var valid0 = _errs44 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.resumes !== undefined){
let data25 = data.resumes;
const _errs46 = errors;
if(!(((typeof data25 == "number") && (!(data25 % 1) && !isNaN(data25))) && (isFinite(data25)))){
validate21.errors = [{instancePath:instancePath+"/resumes",schemaPath:"#/properties/resumes/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs46){
if((typeof data25 == "number") && (isFinite(data25))){
if(data25 < 0 || isNaN(data25)){
validate21.errors = [{instancePath:instancePath+"/resumes",schemaPath:"#/properties/resumes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs46 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.plan_digest !== undefined){
const _errs48 = errors;
if(typeof data.plan_digest !== "string"){
validate21.errors = [{instancePath:instancePath+"/plan_digest",schemaPath:"#/properties/plan_digest/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs48 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.summary !== undefined){
let data27 = data.summary;
const _errs50 = errors;
if((typeof data27 !== "string") && (data27 !== null)){
validate21.errors = [{instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/type",keyword:"type",params:{type: schema6.properties.summary.type},message:"must be string,null"}];
return false;
}
var valid0 = _errs50 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.stages !== undefined){
let data28 = data.stages;
const _errs52 = errors;
if(errors === _errs52){
if(Array.isArray(data28)){
var valid5 = true;
const len0 = data28.length;
for(let i0=0; i0<len0; i0++){
let data29 = data28[i0];
const _errs54 = errors;
if(errors === _errs54){
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
let missing5;
if((((((((((((((((((((((((data29.index === undefined) && (missing5 = "index")) || ((data29.id === undefined) && (missing5 = "id"))) || ((data29.title === undefined) && (missing5 = "title"))) || ((data29.kind === undefined) && (missing5 = "kind"))) || ((data29.status === undefined) && (missing5 = "status"))) || ((data29.attempts === undefined) && (missing5 = "attempts"))) || ((data29.started_at === undefined) && (missing5 = "started_at"))) || ((data29.completed_at === undefined) && (missing5 = "completed_at"))) || ((data29.duration_ms === undefined) && (missing5 = "duration_ms"))) || ((data29.exit_code === undefined) && (missing5 = "exit_code"))) || ((data29.signal === undefined) && (missing5 = "signal"))) || ((data29.log === undefined) && (missing5 = "log"))) || ((data29.log_sha256 === undefined) && (missing5 = "log_sha256"))) || ((data29.output === undefined) && (missing5 = "output"))) || ((data29.failure === undefined) && (missing5 = "failure"))) || ((data29.skip_reason === undefined) && (missing5 = "skip_reason"))) || ((data29.child_run_id === undefined) && (missing5 = "child_run_id"))) || ((data29.profile === undefined) && (missing5 = "profile"))) || ((data29.criteria === undefined) && (missing5 = "criteria"))) || ((data29.tree_before === undefined) && (missing5 = "tree_before"))) || ((data29.tree_after === undefined) && (missing5 = "tree_after"))) || ((data29.diff === undefined) && (missing5 = "diff"))) || ((data29.notes === undefined) && (missing5 = "notes"))){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0,schemaPath:"#/properties/stages/items/required",keyword:"required",params:{missingProperty: missing5},message:"must have required property '"+missing5+"'"}];
return false;
}
else {
if(data29.index !== undefined){
let data30 = data29.index;
const _errs56 = errors;
if(!(((typeof data30 == "number") && (!(data30 % 1) && !isNaN(data30))) && (isFinite(data30)))){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/index",schemaPath:"#/properties/stages/items/properties/index/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs56){
if((typeof data30 == "number") && (isFinite(data30))){
if(data30 < 0 || isNaN(data30)){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/index",schemaPath:"#/properties/stages/items/properties/index/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid6 = _errs56 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data29.id !== undefined){
const _errs58 = errors;
if(typeof data29.id !== "string"){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/id",schemaPath:"#/properties/stages/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid6 = _errs58 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data29.title !== undefined){
const _errs60 = errors;
if(typeof data29.title !== "string"){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/title",schemaPath:"#/properties/stages/items/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid6 = _errs60 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data29.kind !== undefined){
let data33 = data29.kind;
const _errs62 = errors;
if(!((((data33 === "command") || (data33 === "subpipeline")) || (data33 === "manual")) || (data33 === "agent"))){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/kind",schemaPath:"#/properties/stages/items/properties/kind/enum",keyword:"enum",params:{allowedValues: schema6.properties.stages.items.properties.kind.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid6 = _errs62 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data29.status !== undefined){
let data34 = data29.status;
const _errs63 = errors;
if(!(((((((((((data34 === "pending") || (data34 === "ready")) || (data34 === "running")) || (data34 === "awaiting_approval")) || (data34 === "child_waiting")) || (data34 === "backing_off")) || (data34 === "succeeded")) || (data34 === "failed")) || (data34 === "skipped")) || (data34 === "cancelled")) || (data34 === "orphaned"))){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/status",schemaPath:"#/properties/stages/items/properties/status/enum",keyword:"enum",params:{allowedValues: schema6.properties.stages.items.properties.status.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid6 = _errs63 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data29.attempts !== undefined){
let data35 = data29.attempts;
const _errs64 = errors;
if(!(((typeof data35 == "number") && (!(data35 % 1) && !isNaN(data35))) && (isFinite(data35)))){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/attempts",schemaPath:"#/properties/stages/items/properties/attempts/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs64){
if((typeof data35 == "number") && (isFinite(data35))){
if(data35 < 0 || isNaN(data35)){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/attempts",schemaPath:"#/properties/stages/items/properties/attempts/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid6 = _errs64 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data29.started_at !== undefined){
let data36 = data29.started_at;
const _errs66 = errors;
if((typeof data36 !== "string") && (data36 !== null)){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/started_at",schemaPath:"#/properties/stages/items/properties/started_at/type",keyword:"type",params:{type: schema6.properties.stages.items.properties.started_at.type},message:"must be string,null"}];
return false;
}
if(errors === _errs66){
if(typeof data36 === "string"){
if(!pattern0.test(data36)){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/started_at",schemaPath:"#/properties/stages/items/properties/started_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
}
var valid6 = _errs66 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data29.completed_at !== undefined){
let data37 = data29.completed_at;
const _errs68 = errors;
if((typeof data37 !== "string") && (data37 !== null)){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/completed_at",schemaPath:"#/properties/stages/items/properties/completed_at/type",keyword:"type",params:{type: schema6.properties.stages.items.properties.completed_at.type},message:"must be string,null"}];
return false;
}
if(errors === _errs68){
if(typeof data37 === "string"){
if(!pattern0.test(data37)){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/completed_at",schemaPath:"#/properties/stages/items/properties/completed_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
}
var valid6 = _errs68 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data29.duration_ms !== undefined){
let data38 = data29.duration_ms;
const _errs70 = errors;
if((!((typeof data38 == "number") && (isFinite(data38)))) && (data38 !== null)){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/duration_ms",schemaPath:"#/properties/stages/items/properties/duration_ms/type",keyword:"type",params:{type: schema6.properties.stages.items.properties.duration_ms.type},message:"must be number,null"}];
return false;
}
var valid6 = _errs70 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data29.exit_code !== undefined){
let data39 = data29.exit_code;
const _errs72 = errors;
if((!((typeof data39 == "number") && (isFinite(data39)))) && (data39 !== null)){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/exit_code",schemaPath:"#/properties/stages/items/properties/exit_code/type",keyword:"type",params:{type: schema6.properties.stages.items.properties.exit_code.type},message:"must be number,null"}];
return false;
}
var valid6 = _errs72 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data29.signal !== undefined){
let data40 = data29.signal;
const _errs74 = errors;
if((typeof data40 !== "string") && (data40 !== null)){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/signal",schemaPath:"#/properties/stages/items/properties/signal/type",keyword:"type",params:{type: schema6.properties.stages.items.properties.signal.type},message:"must be string,null"}];
return false;
}
var valid6 = _errs74 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data29.log !== undefined){
let data41 = data29.log;
const _errs76 = errors;
if((typeof data41 !== "string") && (data41 !== null)){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/log",schemaPath:"#/properties/stages/items/properties/log/type",keyword:"type",params:{type: schema6.properties.stages.items.properties.log.type},message:"must be string,null"}];
return false;
}
var valid6 = _errs76 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data29.log_sha256 !== undefined){
let data42 = data29.log_sha256;
const _errs78 = errors;
if((typeof data42 !== "string") && (data42 !== null)){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/log_sha256",schemaPath:"#/properties/stages/items/properties/log_sha256/type",keyword:"type",params:{type: schema6.properties.stages.items.properties.log_sha256.type},message:"must be string,null"}];
return false;
}
if(errors === _errs78){
if(typeof data42 === "string"){
if(!pattern5.test(data42)){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/log_sha256",schemaPath:"#/properties/stages/items/properties/log_sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""}];
return false;
}
}
}
var valid6 = _errs78 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data29.output !== undefined){
let data43 = data29.output;
const _errs80 = errors;
const _errs81 = errors;
let valid7 = false;
const _errs82 = errors;
if(data43 !== null){
const err0 = {instancePath:instancePath+"/stages/" + i0+"/output",schemaPath:"#/properties/stages/items/properties/output/anyOf/0/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs82 === errors;
valid7 = valid7 || _valid0;
if(!valid7){
const _errs84 = errors;
if(errors === _errs84){
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
let missing6;
if((((data43.stdout_bytes === undefined) && (missing6 = "stdout_bytes")) || ((data43.stderr_bytes === undefined) && (missing6 = "stderr_bytes"))) || ((data43.redactions === undefined) && (missing6 = "redactions"))){
const err1 = {instancePath:instancePath+"/stages/" + i0+"/output",schemaPath:"#/properties/stages/items/properties/output/anyOf/1/required",keyword:"required",params:{missingProperty: missing6},message:"must have required property '"+missing6+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
else {
if(data43.stdout_bytes !== undefined){
let data44 = data43.stdout_bytes;
const _errs86 = errors;
if(!(((typeof data44 == "number") && (!(data44 % 1) && !isNaN(data44))) && (isFinite(data44)))){
const err2 = {instancePath:instancePath+"/stages/" + i0+"/output/stdout_bytes",schemaPath:"#/properties/stages/items/properties/output/anyOf/1/properties/stdout_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(errors === _errs86){
if((typeof data44 == "number") && (isFinite(data44))){
if(data44 < 0 || isNaN(data44)){
const err3 = {instancePath:instancePath+"/stages/" + i0+"/output/stdout_bytes",schemaPath:"#/properties/stages/items/properties/output/anyOf/1/properties/stdout_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
var valid8 = _errs86 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data43.stderr_bytes !== undefined){
let data45 = data43.stderr_bytes;
const _errs88 = errors;
if(!(((typeof data45 == "number") && (!(data45 % 1) && !isNaN(data45))) && (isFinite(data45)))){
const err4 = {instancePath:instancePath+"/stages/" + i0+"/output/stderr_bytes",schemaPath:"#/properties/stages/items/properties/output/anyOf/1/properties/stderr_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(errors === _errs88){
if((typeof data45 == "number") && (isFinite(data45))){
if(data45 < 0 || isNaN(data45)){
const err5 = {instancePath:instancePath+"/stages/" + i0+"/output/stderr_bytes",schemaPath:"#/properties/stages/items/properties/output/anyOf/1/properties/stderr_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
var valid8 = _errs88 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data43.redactions !== undefined){
let data46 = data43.redactions;
const _errs90 = errors;
if(!(((typeof data46 == "number") && (!(data46 % 1) && !isNaN(data46))) && (isFinite(data46)))){
const err6 = {instancePath:instancePath+"/stages/" + i0+"/output/redactions",schemaPath:"#/properties/stages/items/properties/output/anyOf/1/properties/redactions/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(errors === _errs90){
if((typeof data46 == "number") && (isFinite(data46))){
if(data46 < 0 || isNaN(data46)){
const err7 = {instancePath:instancePath+"/stages/" + i0+"/output/redactions",schemaPath:"#/properties/stages/items/properties/output/anyOf/1/properties/redactions/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
var valid8 = _errs90 === errors;
}
else {
var valid8 = true;
}
}
}
}
}
else {
const err8 = {instancePath:instancePath+"/stages/" + i0+"/output",schemaPath:"#/properties/stages/items/properties/output/anyOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
var _valid0 = _errs84 === errors;
valid7 = valid7 || _valid0;
}
if(!valid7){
const err9 = {instancePath:instancePath+"/stages/" + i0+"/output",schemaPath:"#/properties/stages/items/properties/output/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
validate21.errors = vErrors;
return false;
}
else {
errors = _errs81;
if(vErrors !== null){
if(_errs81){
vErrors.length = _errs81;
}
else {
vErrors = null;
}
}
}
var valid6 = _errs80 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data29.failure !== undefined){
let data47 = data29.failure;
const _errs92 = errors;
const _errs93 = errors;
let valid9 = false;
const _errs94 = errors;
if(data47 !== null){
const err10 = {instancePath:instancePath+"/stages/" + i0+"/failure",schemaPath:"#/properties/stages/items/properties/failure/anyOf/0/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var _valid1 = _errs94 === errors;
valid9 = valid9 || _valid1;
if(!valid9){
const _errs96 = errors;
if(errors === _errs96){
if(data47 && typeof data47 == "object" && !Array.isArray(data47)){
let missing7;
if(((data47.code === undefined) && (missing7 = "code")) || ((data47.message === undefined) && (missing7 = "message"))){
const err11 = {instancePath:instancePath+"/stages/" + i0+"/failure",schemaPath:"#/properties/stages/items/properties/failure/anyOf/1/required",keyword:"required",params:{missingProperty: missing7},message:"must have required property '"+missing7+"'"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
else {
if(data47.code !== undefined){
let data48 = data47.code;
const _errs98 = errors;
if(errors === _errs98){
if(typeof data48 === "string"){
if(!pattern6.test(data48)){
const err12 = {instancePath:instancePath+"/stages/" + i0+"/failure/code",schemaPath:"#/properties/stages/items/properties/failure/anyOf/1/properties/code/pattern",keyword:"pattern",params:{pattern: "^ORCH_[A-Z_]+$"},message:"must match pattern \""+"^ORCH_[A-Z_]+$"+"\""};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/stages/" + i0+"/failure/code",schemaPath:"#/properties/stages/items/properties/failure/anyOf/1/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
var valid10 = _errs98 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data47.message !== undefined){
const _errs100 = errors;
if(typeof data47.message !== "string"){
const err14 = {instancePath:instancePath+"/stages/" + i0+"/failure/message",schemaPath:"#/properties/stages/items/properties/failure/anyOf/1/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
var valid10 = _errs100 === errors;
}
else {
var valid10 = true;
}
}
}
}
else {
const err15 = {instancePath:instancePath+"/stages/" + i0+"/failure",schemaPath:"#/properties/stages/items/properties/failure/anyOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
var _valid1 = _errs96 === errors;
valid9 = valid9 || _valid1;
}
if(!valid9){
const err16 = {instancePath:instancePath+"/stages/" + i0+"/failure",schemaPath:"#/properties/stages/items/properties/failure/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
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
errors = _errs93;
if(vErrors !== null){
if(_errs93){
vErrors.length = _errs93;
}
else {
vErrors = null;
}
}
}
var valid6 = _errs92 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data29.skip_reason !== undefined){
let data50 = data29.skip_reason;
const _errs102 = errors;
const _errs103 = errors;
let valid11 = false;
const _errs104 = errors;
if(data50 !== null){
const err17 = {instancePath:instancePath+"/stages/" + i0+"/skip_reason",schemaPath:"#/properties/stages/items/properties/skip_reason/anyOf/0/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
var _valid2 = _errs104 === errors;
valid11 = valid11 || _valid2;
if(!valid11){
const _errs106 = errors;
if(errors === _errs106){
if(data50 && typeof data50 == "object" && !Array.isArray(data50)){
let missing8;
if((data50.kind === undefined) && (missing8 = "kind")){
const err18 = {instancePath:instancePath+"/stages/" + i0+"/skip_reason",schemaPath:"#/properties/stages/items/properties/skip_reason/anyOf/1/required",keyword:"required",params:{missingProperty: missing8},message:"must have required property '"+missing8+"'"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
else {
if(data50.kind !== undefined){
let data51 = data50.kind;
if(!((data51 === "need_not_met") || (data51 === "condition"))){
const err19 = {instancePath:instancePath+"/stages/" + i0+"/skip_reason/kind",schemaPath:"#/properties/stages/items/properties/skip_reason/anyOf/1/properties/kind/enum",keyword:"enum",params:{allowedValues: schema6.properties.stages.items.properties.skip_reason.anyOf[1].properties.kind.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
}
else {
const err20 = {instancePath:instancePath+"/stages/" + i0+"/skip_reason",schemaPath:"#/properties/stages/items/properties/skip_reason/anyOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
var _valid2 = _errs106 === errors;
valid11 = valid11 || _valid2;
}
if(!valid11){
const err21 = {instancePath:instancePath+"/stages/" + i0+"/skip_reason",schemaPath:"#/properties/stages/items/properties/skip_reason/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
validate21.errors = vErrors;
return false;
}
else {
errors = _errs103;
if(vErrors !== null){
if(_errs103){
vErrors.length = _errs103;
}
else {
vErrors = null;
}
}
}
var valid6 = _errs102 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data29.child_run_id !== undefined){
let data52 = data29.child_run_id;
const _errs109 = errors;
if((typeof data52 !== "string") && (data52 !== null)){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/child_run_id",schemaPath:"#/properties/stages/items/properties/child_run_id/type",keyword:"type",params:{type: schema6.properties.stages.items.properties.child_run_id.type},message:"must be string,null"}];
return false;
}
var valid6 = _errs109 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data29.profile !== undefined){
let data53 = data29.profile;
const _errs111 = errors;
const _errs112 = errors;
let valid13 = false;
const _errs113 = errors;
if(data53 !== null){
const err22 = {instancePath:instancePath+"/stages/" + i0+"/profile",schemaPath:"#/properties/stages/items/properties/profile/anyOf/0/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
var _valid3 = _errs113 === errors;
valid13 = valid13 || _valid3;
if(!valid13){
const _errs115 = errors;
if(errors === _errs115){
if(data53 && typeof data53 == "object" && !Array.isArray(data53)){
let missing9;
if(((((data53.declared === undefined) && (missing9 = "declared")) || ((data53.granted === undefined) && (missing9 = "granted"))) || ((data53.granted_by === undefined) && (missing9 = "granted_by"))) || ((data53.mechanism === undefined) && (missing9 = "mechanism"))){
const err23 = {instancePath:instancePath+"/stages/" + i0+"/profile",schemaPath:"#/properties/stages/items/properties/profile/anyOf/1/required",keyword:"required",params:{missingProperty: missing9},message:"must have required property '"+missing9+"'"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
else {
if(data53.declared !== undefined){
let data54 = data53.declared;
const _errs117 = errors;
if(!((((data54 === "read-only") || (data54 === "workspace-write")) || (data54 === "network")) || (data54 === "danger-full-access"))){
const err24 = {instancePath:instancePath+"/stages/" + i0+"/profile/declared",schemaPath:"#/properties/stages/items/properties/profile/anyOf/1/properties/declared/enum",keyword:"enum",params:{allowedValues: schema6.properties.stages.items.properties.profile.anyOf[1].properties.declared.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
var valid14 = _errs117 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data53.granted !== undefined){
let data55 = data53.granted;
const _errs118 = errors;
if(!((((data55 === "read-only") || (data55 === "workspace-write")) || (data55 === "network")) || (data55 === "danger-full-access"))){
const err25 = {instancePath:instancePath+"/stages/" + i0+"/profile/granted",schemaPath:"#/properties/stages/items/properties/profile/anyOf/1/properties/granted/enum",keyword:"enum",params:{allowedValues: schema6.properties.stages.items.properties.profile.anyOf[1].properties.granted.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
var valid14 = _errs118 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data53.granted_by !== undefined){
const _errs119 = errors;
if(typeof data53.granted_by !== "string"){
const err26 = {instancePath:instancePath+"/stages/" + i0+"/profile/granted_by",schemaPath:"#/properties/stages/items/properties/profile/anyOf/1/properties/granted_by/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
var valid14 = _errs119 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data53.mechanism !== undefined){
let data57 = data53.mechanism;
const _errs121 = errors;
if((typeof data57 !== "string") && (data57 !== null)){
const err27 = {instancePath:instancePath+"/stages/" + i0+"/profile/mechanism",schemaPath:"#/properties/stages/items/properties/profile/anyOf/1/properties/mechanism/type",keyword:"type",params:{type: schema6.properties.stages.items.properties.profile.anyOf[1].properties.mechanism.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
var valid14 = _errs121 === errors;
}
else {
var valid14 = true;
}
}
}
}
}
}
else {
const err28 = {instancePath:instancePath+"/stages/" + i0+"/profile",schemaPath:"#/properties/stages/items/properties/profile/anyOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
var _valid3 = _errs115 === errors;
valid13 = valid13 || _valid3;
}
if(!valid13){
const err29 = {instancePath:instancePath+"/stages/" + i0+"/profile",schemaPath:"#/properties/stages/items/properties/profile/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
validate21.errors = vErrors;
return false;
}
else {
errors = _errs112;
if(vErrors !== null){
if(_errs112){
vErrors.length = _errs112;
}
else {
vErrors = null;
}
}
}
var valid6 = _errs111 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data29.criteria !== undefined){
let data58 = data29.criteria;
const _errs123 = errors;
if(errors === _errs123){
if(Array.isArray(data58)){
var valid15 = true;
const len1 = data58.length;
for(let i1=0; i1<len1; i1++){
let data59 = data58[i1];
const _errs125 = errors;
if(errors === _errs125){
if(data59 && typeof data59 == "object" && !Array.isArray(data59)){
let missing10;
if(((((data59.id === undefined) && (missing10 = "id")) || ((data59.text === undefined) && (missing10 = "text"))) || ((data59.standing === undefined) && (missing10 = "standing"))) || ((data59.detail === undefined) && (missing10 = "detail"))){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/criteria/" + i1,schemaPath:"#/properties/stages/items/properties/criteria/items/required",keyword:"required",params:{missingProperty: missing10},message:"must have required property '"+missing10+"'"}];
return false;
}
else {
if(data59.id !== undefined){
const _errs127 = errors;
if(typeof data59.id !== "string"){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/criteria/" + i1+"/id",schemaPath:"#/properties/stages/items/properties/criteria/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid16 = _errs127 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data59.text !== undefined){
const _errs129 = errors;
if(typeof data59.text !== "string"){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/criteria/" + i1+"/text",schemaPath:"#/properties/stages/items/properties/criteria/items/properties/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid16 = _errs129 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data59.standing !== undefined){
let data62 = data59.standing;
const _errs131 = errors;
if(!((((data62 === "verified") || (data62 === "inferred")) || (data62 === "asserted")) || (data62 === "refuted"))){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/criteria/" + i1+"/standing",schemaPath:"#/properties/stages/items/properties/criteria/items/properties/standing/enum",keyword:"enum",params:{allowedValues: schema6.properties.stages.items.properties.criteria.items.properties.standing.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid16 = _errs131 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data59.detail !== undefined){
const _errs132 = errors;
if(typeof data59.detail !== "string"){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/criteria/" + i1+"/detail",schemaPath:"#/properties/stages/items/properties/criteria/items/properties/detail/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid16 = _errs132 === errors;
}
else {
var valid16 = true;
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/criteria/" + i1,schemaPath:"#/properties/stages/items/properties/criteria/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid15 = _errs125 === errors;
if(!valid15){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/criteria",schemaPath:"#/properties/stages/items/properties/criteria/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid6 = _errs123 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data29.tree_before !== undefined){
let data64 = data29.tree_before;
const _errs134 = errors;
if((typeof data64 !== "string") && (data64 !== null)){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/tree_before",schemaPath:"#/properties/stages/items/properties/tree_before/type",keyword:"type",params:{type: schema6.properties.stages.items.properties.tree_before.type},message:"must be string,null"}];
return false;
}
var valid6 = _errs134 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data29.tree_after !== undefined){
let data65 = data29.tree_after;
const _errs136 = errors;
if((typeof data65 !== "string") && (data65 !== null)){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/tree_after",schemaPath:"#/properties/stages/items/properties/tree_after/type",keyword:"type",params:{type: schema6.properties.stages.items.properties.tree_after.type},message:"must be string,null"}];
return false;
}
var valid6 = _errs136 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data29.diff !== undefined){
let data66 = data29.diff;
const _errs138 = errors;
const _errs139 = errors;
let valid17 = false;
const _errs140 = errors;
if(data66 !== null){
const err30 = {instancePath:instancePath+"/stages/" + i0+"/diff",schemaPath:"#/properties/stages/items/properties/diff/anyOf/0/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
var _valid4 = _errs140 === errors;
valid17 = valid17 || _valid4;
if(!valid17){
const _errs142 = errors;
if(errors === _errs142){
if(data66 && typeof data66 == "object" && !Array.isArray(data66)){
let missing11;
if(((((data66.path === undefined) && (missing11 = "path")) || ((data66.files === undefined) && (missing11 = "files"))) || ((data66.added === undefined) && (missing11 = "added"))) || ((data66.deleted === undefined) && (missing11 = "deleted"))){
const err31 = {instancePath:instancePath+"/stages/" + i0+"/diff",schemaPath:"#/properties/stages/items/properties/diff/anyOf/1/required",keyword:"required",params:{missingProperty: missing11},message:"must have required property '"+missing11+"'"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
else {
if(data66.path !== undefined){
let data67 = data66.path;
const _errs144 = errors;
if((typeof data67 !== "string") && (data67 !== null)){
const err32 = {instancePath:instancePath+"/stages/" + i0+"/diff/path",schemaPath:"#/properties/stages/items/properties/diff/anyOf/1/properties/path/type",keyword:"type",params:{type: schema6.properties.stages.items.properties.diff.anyOf[1].properties.path.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
var valid18 = _errs144 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data66.sha256 !== undefined){
let data68 = data66.sha256;
const _errs146 = errors;
if(errors === _errs146){
if(typeof data68 === "string"){
if(!pattern5.test(data68)){
const err33 = {instancePath:instancePath+"/stages/" + i0+"/diff/sha256",schemaPath:"#/properties/stages/items/properties/diff/anyOf/1/properties/sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
else {
const err34 = {instancePath:instancePath+"/stages/" + i0+"/diff/sha256",schemaPath:"#/properties/stages/items/properties/diff/anyOf/1/properties/sha256/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
var valid18 = _errs146 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data66.files !== undefined){
let data69 = data66.files;
const _errs148 = errors;
if(!(((typeof data69 == "number") && (!(data69 % 1) && !isNaN(data69))) && (isFinite(data69)))){
const err35 = {instancePath:instancePath+"/stages/" + i0+"/diff/files",schemaPath:"#/properties/stages/items/properties/diff/anyOf/1/properties/files/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(errors === _errs148){
if((typeof data69 == "number") && (isFinite(data69))){
if(data69 < 0 || isNaN(data69)){
const err36 = {instancePath:instancePath+"/stages/" + i0+"/diff/files",schemaPath:"#/properties/stages/items/properties/diff/anyOf/1/properties/files/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
var valid18 = _errs148 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data66.added !== undefined){
let data70 = data66.added;
const _errs150 = errors;
if(!(((typeof data70 == "number") && (!(data70 % 1) && !isNaN(data70))) && (isFinite(data70)))){
const err37 = {instancePath:instancePath+"/stages/" + i0+"/diff/added",schemaPath:"#/properties/stages/items/properties/diff/anyOf/1/properties/added/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(errors === _errs150){
if((typeof data70 == "number") && (isFinite(data70))){
if(data70 < 0 || isNaN(data70)){
const err38 = {instancePath:instancePath+"/stages/" + i0+"/diff/added",schemaPath:"#/properties/stages/items/properties/diff/anyOf/1/properties/added/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
}
var valid18 = _errs150 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data66.deleted !== undefined){
let data71 = data66.deleted;
const _errs152 = errors;
if(!(((typeof data71 == "number") && (!(data71 % 1) && !isNaN(data71))) && (isFinite(data71)))){
const err39 = {instancePath:instancePath+"/stages/" + i0+"/diff/deleted",schemaPath:"#/properties/stages/items/properties/diff/anyOf/1/properties/deleted/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(errors === _errs152){
if((typeof data71 == "number") && (isFinite(data71))){
if(data71 < 0 || isNaN(data71)){
const err40 = {instancePath:instancePath+"/stages/" + i0+"/diff/deleted",schemaPath:"#/properties/stages/items/properties/diff/anyOf/1/properties/deleted/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
}
var valid18 = _errs152 === errors;
}
else {
var valid18 = true;
}
}
}
}
}
}
}
else {
const err41 = {instancePath:instancePath+"/stages/" + i0+"/diff",schemaPath:"#/properties/stages/items/properties/diff/anyOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
var _valid4 = _errs142 === errors;
valid17 = valid17 || _valid4;
}
if(!valid17){
const err42 = {instancePath:instancePath+"/stages/" + i0+"/diff",schemaPath:"#/properties/stages/items/properties/diff/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
validate21.errors = vErrors;
return false;
}
else {
errors = _errs139;
if(vErrors !== null){
if(_errs139){
vErrors.length = _errs139;
}
else {
vErrors = null;
}
}
}
var valid6 = _errs138 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data29.notes !== undefined){
let data72 = data29.notes;
const _errs154 = errors;
if(errors === _errs154){
if(Array.isArray(data72)){
var valid19 = true;
const len2 = data72.length;
for(let i2=0; i2<len2; i2++){
const _errs156 = errors;
if(typeof data72[i2] !== "string"){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/notes/" + i2,schemaPath:"#/properties/stages/items/properties/notes/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid19 = _errs156 === errors;
if(!valid19){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/notes",schemaPath:"#/properties/stages/items/properties/notes/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid6 = _errs154 === errors;
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
}
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/stages/" + i0,schemaPath:"#/properties/stages/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid5 = _errs54 === errors;
if(!valid5){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/stages",schemaPath:"#/properties/stages/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs52 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.approvals !== undefined){
let data74 = data.approvals;
const _errs158 = errors;
if(errors === _errs158){
if(Array.isArray(data74)){
var valid20 = true;
const len3 = data74.length;
for(let i3=0; i3<len3; i3++){
let data75 = data74[i3];
const _errs160 = errors;
if(errors === _errs160){
if(data75 && typeof data75 == "object" && !Array.isArray(data75)){
let missing12;
if(((((((((((((((((((data75.ref === undefined) && (missing12 = "ref")) || ((data75.id === undefined) && (missing12 = "id"))) || ((data75.stage === undefined) && (missing12 = "stage"))) || ((data75.attempt === undefined) && (missing12 = "attempt"))) || ((data75.reason === undefined) && (missing12 = "reason"))) || ((data75.title === undefined) && (missing12 = "title"))) || ((data75.instructions === undefined) && (missing12 = "instructions"))) || ((data75.approvers === undefined) && (missing12 = "approvers"))) || ((data75.from === undefined) && (missing12 = "from"))) || ((data75.also === undefined) && (missing12 = "also"))) || ((data75.status === undefined) && (missing12 = "status"))) || ((data75.requested_at === undefined) && (missing12 = "requested_at"))) || ((data75.expires_at === undefined) && (missing12 = "expires_at"))) || ((data75.bound === undefined) && (missing12 = "bound"))) || ((data75.after === undefined) && (missing12 = "after"))) || ((data75.rules === undefined) && (missing12 = "rules"))) || ((data75.note === undefined) && (missing12 = "note"))) || ((data75.decisions === undefined) && (missing12 = "decisions"))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3,schemaPath:"#/properties/approvals/items/required",keyword:"required",params:{missingProperty: missing12},message:"must have required property '"+missing12+"'"}];
return false;
}
else {
if(data75.ref !== undefined){
const _errs162 = errors;
if(typeof data75.ref !== "string"){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/ref",schemaPath:"#/properties/approvals/items/properties/ref/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid21 = _errs162 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data75.id !== undefined){
const _errs164 = errors;
if(typeof data75.id !== "string"){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/id",schemaPath:"#/properties/approvals/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid21 = _errs164 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data75.stage !== undefined){
const _errs166 = errors;
if(typeof data75.stage !== "string"){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/stage",schemaPath:"#/properties/approvals/items/properties/stage/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid21 = _errs166 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data75.attempt !== undefined){
let data79 = data75.attempt;
const _errs168 = errors;
if(!(((typeof data79 == "number") && (!(data79 % 1) && !isNaN(data79))) && (isFinite(data79)))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/attempt",schemaPath:"#/properties/approvals/items/properties/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs168){
if((typeof data79 == "number") && (isFinite(data79))){
if(data79 < 0 || isNaN(data79)){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/attempt",schemaPath:"#/properties/approvals/items/properties/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid21 = _errs168 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data75.reason !== undefined){
let data80 = data75.reason;
const _errs170 = errors;
if(!(((data80 === "manual") || (data80 === "policy")) || (data80 === "agent"))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/reason",schemaPath:"#/properties/approvals/items/properties/reason/enum",keyword:"enum",params:{allowedValues: schema6.properties.approvals.items.properties.reason.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid21 = _errs170 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data75.title !== undefined){
const _errs171 = errors;
if(typeof data75.title !== "string"){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/title",schemaPath:"#/properties/approvals/items/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid21 = _errs171 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data75.instructions !== undefined){
const _errs173 = errors;
if(typeof data75.instructions !== "string"){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/instructions",schemaPath:"#/properties/approvals/items/properties/instructions/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid21 = _errs173 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data75.approvers !== undefined){
let data83 = data75.approvers;
const _errs175 = errors;
if(!(((typeof data83 == "number") && (!(data83 % 1) && !isNaN(data83))) && (isFinite(data83)))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/approvers",schemaPath:"#/properties/approvals/items/properties/approvers/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs175){
if((typeof data83 == "number") && (isFinite(data83))){
if(data83 < 0 || isNaN(data83)){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/approvers",schemaPath:"#/properties/approvals/items/properties/approvers/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid21 = _errs175 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data75.from !== undefined){
let data84 = data75.from;
const _errs177 = errors;
if(errors === _errs177){
if(Array.isArray(data84)){
var valid22 = true;
const len4 = data84.length;
for(let i4=0; i4<len4; i4++){
const _errs179 = errors;
if(typeof data84[i4] !== "string"){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/from/" + i4,schemaPath:"#/properties/approvals/items/properties/from/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid22 = _errs179 === errors;
if(!valid22){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/from",schemaPath:"#/properties/approvals/items/properties/from/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid21 = _errs177 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data75.also !== undefined){
let data86 = data75.also;
const _errs181 = errors;
if(errors === _errs181){
if(Array.isArray(data86)){
var valid23 = true;
const len5 = data86.length;
for(let i5=0; i5<len5; i5++){
let data87 = data86[i5];
const _errs183 = errors;
if(errors === _errs183){
if(data87 && typeof data87 == "object" && !Array.isArray(data87)){
let missing13;
if(((data87.approvers === undefined) && (missing13 = "approvers")) || ((data87.from === undefined) && (missing13 = "from"))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/also/" + i5,schemaPath:"#/properties/approvals/items/properties/also/items/required",keyword:"required",params:{missingProperty: missing13},message:"must have required property '"+missing13+"'"}];
return false;
}
else {
if(data87.approvers !== undefined){
let data88 = data87.approvers;
const _errs185 = errors;
if(!(((typeof data88 == "number") && (!(data88 % 1) && !isNaN(data88))) && (isFinite(data88)))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/also/" + i5+"/approvers",schemaPath:"#/properties/approvals/items/properties/also/items/properties/approvers/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs185){
if((typeof data88 == "number") && (isFinite(data88))){
if(data88 < 0 || isNaN(data88)){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/also/" + i5+"/approvers",schemaPath:"#/properties/approvals/items/properties/also/items/properties/approvers/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid24 = _errs185 === errors;
}
else {
var valid24 = true;
}
if(valid24){
if(data87.from !== undefined){
let data89 = data87.from;
const _errs187 = errors;
if(errors === _errs187){
if(Array.isArray(data89)){
var valid25 = true;
const len6 = data89.length;
for(let i6=0; i6<len6; i6++){
const _errs189 = errors;
if(typeof data89[i6] !== "string"){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/also/" + i5+"/from/" + i6,schemaPath:"#/properties/approvals/items/properties/also/items/properties/from/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid25 = _errs189 === errors;
if(!valid25){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/also/" + i5+"/from",schemaPath:"#/properties/approvals/items/properties/also/items/properties/from/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid24 = _errs187 === errors;
}
else {
var valid24 = true;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/also/" + i5,schemaPath:"#/properties/approvals/items/properties/also/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid23 = _errs183 === errors;
if(!valid23){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/also",schemaPath:"#/properties/approvals/items/properties/also/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid21 = _errs181 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data75.status !== undefined){
let data91 = data75.status;
const _errs191 = errors;
if(!((((((data91 === "pending") || (data91 === "approved")) || (data91 === "rejected")) || (data91 === "changes_requested")) || (data91 === "void")) || (data91 === "expired"))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/status",schemaPath:"#/properties/approvals/items/properties/status/enum",keyword:"enum",params:{allowedValues: schema6.properties.approvals.items.properties.status.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid21 = _errs191 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data75.requested_at !== undefined){
let data92 = data75.requested_at;
const _errs192 = errors;
if(errors === _errs192){
if(typeof data92 === "string"){
if(!pattern0.test(data92)){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/requested_at",schemaPath:"#/properties/approvals/items/properties/requested_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/requested_at",schemaPath:"#/properties/approvals/items/properties/requested_at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid21 = _errs192 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data75.expires_at !== undefined){
let data93 = data75.expires_at;
const _errs194 = errors;
if((typeof data93 !== "string") && (data93 !== null)){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/expires_at",schemaPath:"#/properties/approvals/items/properties/expires_at/type",keyword:"type",params:{type: schema6.properties.approvals.items.properties.expires_at.type},message:"must be string,null"}];
return false;
}
if(errors === _errs194){
if(typeof data93 === "string"){
if(!pattern0.test(data93)){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/expires_at",schemaPath:"#/properties/approvals/items/properties/expires_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
}
var valid21 = _errs194 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data75.bound !== undefined){
let data94 = data75.bound;
const _errs196 = errors;
if(errors === _errs196){
if(data94 && typeof data94 == "object" && !Array.isArray(data94)){
let missing14;
if((((data94.plan === undefined) && (missing14 = "plan")) || ((data94.policy === undefined) && (missing14 = "policy"))) || ((data94.worktree === undefined) && (missing14 = "worktree"))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/bound",schemaPath:"#/properties/approvals/items/properties/bound/required",keyword:"required",params:{missingProperty: missing14},message:"must have required property '"+missing14+"'"}];
return false;
}
else {
if(data94.plan !== undefined){
const _errs198 = errors;
if(typeof data94.plan !== "string"){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/bound/plan",schemaPath:"#/properties/approvals/items/properties/bound/properties/plan/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid26 = _errs198 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data94.policy !== undefined){
let data96 = data94.policy;
const _errs200 = errors;
if((typeof data96 !== "string") && (data96 !== null)){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/bound/policy",schemaPath:"#/properties/approvals/items/properties/bound/properties/policy/type",keyword:"type",params:{type: schema6.properties.approvals.items.properties.bound.properties.policy.type},message:"must be string,null"}];
return false;
}
var valid26 = _errs200 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data94.worktree !== undefined){
let data97 = data94.worktree;
const _errs202 = errors;
if((typeof data97 !== "string") && (data97 !== null)){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/bound/worktree",schemaPath:"#/properties/approvals/items/properties/bound/properties/worktree/type",keyword:"type",params:{type: schema6.properties.approvals.items.properties.bound.properties.worktree.type},message:"must be string,null"}];
return false;
}
var valid26 = _errs202 === errors;
}
else {
var valid26 = true;
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/bound",schemaPath:"#/properties/approvals/items/properties/bound/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid21 = _errs196 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data75.after !== undefined){
let data98 = data75.after;
const _errs204 = errors;
if(!((data98 === "succeed") || (data98 === "run"))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/after",schemaPath:"#/properties/approvals/items/properties/after/enum",keyword:"enum",params:{allowedValues: schema6.properties.approvals.items.properties.after.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid21 = _errs204 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data75.rules !== undefined){
let data99 = data75.rules;
const _errs205 = errors;
if(errors === _errs205){
if(Array.isArray(data99)){
var valid27 = true;
const len7 = data99.length;
for(let i7=0; i7<len7; i7++){
const _errs207 = errors;
if(typeof data99[i7] !== "string"){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/rules/" + i7,schemaPath:"#/properties/approvals/items/properties/rules/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid27 = _errs207 === errors;
if(!valid27){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/rules",schemaPath:"#/properties/approvals/items/properties/rules/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid21 = _errs205 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data75.note !== undefined){
let data101 = data75.note;
const _errs209 = errors;
if((typeof data101 !== "string") && (data101 !== null)){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/note",schemaPath:"#/properties/approvals/items/properties/note/type",keyword:"type",params:{type: schema6.properties.approvals.items.properties.note.type},message:"must be string,null"}];
return false;
}
var valid21 = _errs209 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data75.decisions !== undefined){
let data102 = data75.decisions;
const _errs211 = errors;
if(errors === _errs211){
if(Array.isArray(data102)){
var valid28 = true;
const len8 = data102.length;
for(let i8=0; i8<len8; i8++){
let data103 = data102[i8];
const _errs213 = errors;
if(errors === _errs213){
if(data103 && typeof data103 == "object" && !Array.isArray(data103)){
let missing15;
if(((((((data103.request_id === undefined) && (missing15 = "request_id")) || ((data103.decision === undefined) && (missing15 = "decision"))) || ((data103.actor === undefined) && (missing15 = "actor"))) || ((data103.reason === undefined) && (missing15 = "reason"))) || ((data103.channel === undefined) && (missing15 = "channel"))) || ((data103.at === undefined) && (missing15 = "at"))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/decisions/" + i8,schemaPath:"#/properties/approvals/items/properties/decisions/items/required",keyword:"required",params:{missingProperty: missing15},message:"must have required property '"+missing15+"'"}];
return false;
}
else {
if(data103.request_id !== undefined){
const _errs215 = errors;
if(typeof data103.request_id !== "string"){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/decisions/" + i8+"/request_id",schemaPath:"#/properties/approvals/items/properties/decisions/items/properties/request_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid29 = _errs215 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data103.decision !== undefined){
let data105 = data103.decision;
const _errs217 = errors;
if(!(((data105 === "approved") || (data105 === "rejected")) || (data105 === "changes_requested"))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/decisions/" + i8+"/decision",schemaPath:"#/properties/approvals/items/properties/decisions/items/properties/decision/enum",keyword:"enum",params:{allowedValues: schema6.properties.approvals.items.properties.decisions.items.properties.decision.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid29 = _errs217 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data103.actor !== undefined){
let data106 = data103.actor;
const _errs218 = errors;
if(errors === _errs218){
if(data106 && typeof data106 == "object" && !Array.isArray(data106)){
let missing16;
if(((data106.name === undefined) && (missing16 = "name")) || ((data106.source === undefined) && (missing16 = "source"))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/decisions/" + i8+"/actor",schemaPath:"#/properties/approvals/items/properties/decisions/items/properties/actor/required",keyword:"required",params:{missingProperty: missing16},message:"must have required property '"+missing16+"'"}];
return false;
}
else {
if(data106.name !== undefined){
const _errs220 = errors;
if(typeof data106.name !== "string"){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/decisions/" + i8+"/actor/name",schemaPath:"#/properties/approvals/items/properties/decisions/items/properties/actor/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid30 = _errs220 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data106.source !== undefined){
let data108 = data106.source;
const _errs222 = errors;
if(!((((data108 === "git") || (data108 === "flag")) || (data108 === "os")) || (data108 === "orch"))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/decisions/" + i8+"/actor/source",schemaPath:"#/properties/approvals/items/properties/decisions/items/properties/actor/properties/source/enum",keyword:"enum",params:{allowedValues: schema6.properties.approvals.items.properties.decisions.items.properties.actor.properties.source.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid30 = _errs222 === errors;
}
else {
var valid30 = true;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/decisions/" + i8+"/actor",schemaPath:"#/properties/approvals/items/properties/decisions/items/properties/actor/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid29 = _errs218 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data103.reason !== undefined){
const _errs223 = errors;
if(typeof data103.reason !== "string"){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/decisions/" + i8+"/reason",schemaPath:"#/properties/approvals/items/properties/decisions/items/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid29 = _errs223 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data103.channel !== undefined){
let data110 = data103.channel;
const _errs225 = errors;
if(!((data110 === "cli") || (data110 === "terminal"))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/decisions/" + i8+"/channel",schemaPath:"#/properties/approvals/items/properties/decisions/items/properties/channel/enum",keyword:"enum",params:{allowedValues: schema6.properties.approvals.items.properties.decisions.items.properties.channel.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid29 = _errs225 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data103.at !== undefined){
let data111 = data103.at;
const _errs226 = errors;
if(errors === _errs226){
if(typeof data111 === "string"){
if(!pattern0.test(data111)){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/decisions/" + i8+"/at",schemaPath:"#/properties/approvals/items/properties/decisions/items/properties/at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/decisions/" + i8+"/at",schemaPath:"#/properties/approvals/items/properties/decisions/items/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid29 = _errs226 === errors;
}
else {
var valid29 = true;
}
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/decisions/" + i8,schemaPath:"#/properties/approvals/items/properties/decisions/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid28 = _errs213 === errors;
if(!valid28){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/decisions",schemaPath:"#/properties/approvals/items/properties/decisions/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid21 = _errs211 === errors;
}
else {
var valid21 = true;
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
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3,schemaPath:"#/properties/approvals/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid20 = _errs160 === errors;
if(!valid20){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/approvals",schemaPath:"#/properties/approvals/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs158 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.child_runs !== undefined){
let data112 = data.child_runs;
const _errs228 = errors;
if(errors === _errs228){
if(Array.isArray(data112)){
var valid31 = true;
const len9 = data112.length;
for(let i9=0; i9<len9; i9++){
let data113 = data112[i9];
const _errs230 = errors;
if(errors === _errs230){
if(data113 && typeof data113 == "object" && !Array.isArray(data113)){
let missing17;
if(((((data113.stage === undefined) && (missing17 = "stage")) || ((data113.run_id === undefined) && (missing17 = "run_id"))) || ((data113.task_id === undefined) && (missing17 = "task_id"))) || ((data113.manifest === undefined) && (missing17 = "manifest"))){
validate21.errors = [{instancePath:instancePath+"/child_runs/" + i9,schemaPath:"#/properties/child_runs/items/required",keyword:"required",params:{missingProperty: missing17},message:"must have required property '"+missing17+"'"}];
return false;
}
else {
if(data113.stage !== undefined){
const _errs232 = errors;
if(typeof data113.stage !== "string"){
validate21.errors = [{instancePath:instancePath+"/child_runs/" + i9+"/stage",schemaPath:"#/properties/child_runs/items/properties/stage/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid32 = _errs232 === errors;
}
else {
var valid32 = true;
}
if(valid32){
if(data113.run_id !== undefined){
const _errs234 = errors;
if(typeof data113.run_id !== "string"){
validate21.errors = [{instancePath:instancePath+"/child_runs/" + i9+"/run_id",schemaPath:"#/properties/child_runs/items/properties/run_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid32 = _errs234 === errors;
}
else {
var valid32 = true;
}
if(valid32){
if(data113.task_id !== undefined){
const _errs236 = errors;
if(typeof data113.task_id !== "string"){
validate21.errors = [{instancePath:instancePath+"/child_runs/" + i9+"/task_id",schemaPath:"#/properties/child_runs/items/properties/task_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid32 = _errs236 === errors;
}
else {
var valid32 = true;
}
if(valid32){
if(data113.manifest !== undefined){
const _errs238 = errors;
if(typeof data113.manifest !== "string"){
validate21.errors = [{instancePath:instancePath+"/child_runs/" + i9+"/manifest",schemaPath:"#/properties/child_runs/items/properties/manifest/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid32 = _errs238 === errors;
}
else {
var valid32 = true;
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/child_runs/" + i9,schemaPath:"#/properties/child_runs/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid31 = _errs230 === errors;
if(!valid31){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/child_runs",schemaPath:"#/properties/child_runs/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs228 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.evaluations !== undefined){
const _errs240 = errors;
if(!(Array.isArray(data.evaluations))){
validate21.errors = [{instancePath:instancePath+"/evaluations",schemaPath:"#/properties/evaluations/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
var valid0 = _errs240 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.notes !== undefined){
let data119 = data.notes;
const _errs242 = errors;
if(errors === _errs242){
if(Array.isArray(data119)){
var valid33 = true;
const len10 = data119.length;
for(let i10=0; i10<len10; i10++){
let data120 = data119[i10];
const _errs244 = errors;
if(errors === _errs244){
if(data120 && typeof data120 == "object" && !Array.isArray(data120)){
let missing18;
if((((data120.at === undefined) && (missing18 = "at")) || ((data120.kind === undefined) && (missing18 = "kind"))) || ((data120.message === undefined) && (missing18 = "message"))){
validate21.errors = [{instancePath:instancePath+"/notes/" + i10,schemaPath:"#/properties/notes/items/required",keyword:"required",params:{missingProperty: missing18},message:"must have required property '"+missing18+"'"}];
return false;
}
else {
if(data120.at !== undefined){
let data121 = data120.at;
const _errs246 = errors;
if(errors === _errs246){
if(typeof data121 === "string"){
if(!pattern0.test(data121)){
validate21.errors = [{instancePath:instancePath+"/notes/" + i10+"/at",schemaPath:"#/properties/notes/items/properties/at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/notes/" + i10+"/at",schemaPath:"#/properties/notes/items/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid34 = _errs246 === errors;
}
else {
var valid34 = true;
}
if(valid34){
if(data120.kind !== undefined){
const _errs248 = errors;
if(typeof data120.kind !== "string"){
validate21.errors = [{instancePath:instancePath+"/notes/" + i10+"/kind",schemaPath:"#/properties/notes/items/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid34 = _errs248 === errors;
}
else {
var valid34 = true;
}
if(valid34){
if(data120.message !== undefined){
const _errs250 = errors;
if(typeof data120.message !== "string"){
validate21.errors = [{instancePath:instancePath+"/notes/" + i10+"/message",schemaPath:"#/properties/notes/items/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid34 = _errs250 === errors;
}
else {
var valid34 = true;
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/notes/" + i10,schemaPath:"#/properties/notes/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid33 = _errs244 === errors;
if(!valid33){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/notes",schemaPath:"#/properties/notes/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs242 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.journal !== undefined){
let data124 = data.journal;
const _errs252 = errors;
if(errors === _errs252){
if(data124 && typeof data124 == "object" && !Array.isArray(data124)){
let missing19;
if((((data124.path === undefined) && (missing19 = "path")) || ((data124.entries === undefined) && (missing19 = "entries"))) || ((data124.head_sha256 === undefined) && (missing19 = "head_sha256"))){
validate21.errors = [{instancePath:instancePath+"/journal",schemaPath:"#/properties/journal/required",keyword:"required",params:{missingProperty: missing19},message:"must have required property '"+missing19+"'"}];
return false;
}
else {
if(data124.path !== undefined){
const _errs254 = errors;
if(typeof data124.path !== "string"){
validate21.errors = [{instancePath:instancePath+"/journal/path",schemaPath:"#/properties/journal/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid35 = _errs254 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data124.entries !== undefined){
let data126 = data124.entries;
const _errs256 = errors;
if(!(((typeof data126 == "number") && (!(data126 % 1) && !isNaN(data126))) && (isFinite(data126)))){
validate21.errors = [{instancePath:instancePath+"/journal/entries",schemaPath:"#/properties/journal/properties/entries/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs256){
if((typeof data126 == "number") && (isFinite(data126))){
if(data126 < 0 || isNaN(data126)){
validate21.errors = [{instancePath:instancePath+"/journal/entries",schemaPath:"#/properties/journal/properties/entries/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid35 = _errs256 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data124.head_sha256 !== undefined){
let data127 = data124.head_sha256;
const _errs258 = errors;
if(errors === _errs258){
if(typeof data127 === "string"){
if(!pattern5.test(data127)){
validate21.errors = [{instancePath:instancePath+"/journal/head_sha256",schemaPath:"#/properties/journal/properties/head_sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/journal/head_sha256",schemaPath:"#/properties/journal/properties/head_sha256/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid35 = _errs258 === errors;
}
else {
var valid35 = true;
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/journal",schemaPath:"#/properties/journal/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs252 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.guardrail_summary !== undefined){
let data128 = data.guardrail_summary;
const _errs260 = errors;
if(errors === _errs260){
if(Array.isArray(data128)){
var valid36 = true;
const len11 = data128.length;
for(let i11=0; i11<len11; i11++){
const _errs262 = errors;
if(typeof data128[i11] !== "string"){
validate21.errors = [{instancePath:instancePath+"/guardrail_summary/" + i11,schemaPath:"#/properties/guardrail_summary/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid36 = _errs262 === errors;
if(!valid36){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/guardrail_summary",schemaPath:"#/properties/guardrail_summary/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs260 === errors;
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
