// Generated from the schema of the same name by scripts/generate-validators.ts.
"use strict";
export const validate = validate21;

const schema6 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"urn:orch:schema:v1:manifest","title":"The manifest of a run","description":"The readable projection of a run's journal (manifest.json).","type":"object","required":["v","task_id","run_id","parent_run_id","parent_stage","pipeline","status","reason","execution","started_by","orch_version","started_at","updated_at","completed_at","resumes","plan_digest","summary","stages","approvals","child_runs","evaluations","notes","journal","guardrail_summary"],"properties":{"v":{"const":1},"task_id":{"type":"string"},"run_id":{"type":"string"},"parent_run_id":{"type":["string","null"]},"parent_stage":{"type":["string","null"]},"pipeline":{"type":"object","required":["id","title"],"properties":{"id":{"type":"string"},"title":{"type":"string"}}},"status":{"enum":["queued","running","paused","succeeded","failed","cancelled"]},"reason":{"type":["string","null"]},"execution":{"type":"object","required":["mode","max_concurrency","source"],"properties":{"mode":{"enum":["sequential","parallel"]},"max_concurrency":{"type":"integer","minimum":1},"source":{"enum":["default","task","flag"]}}},"workspace":{"type":"object","required":["root","branch","base"],"properties":{"root":{"type":"string"},"branch":{"type":"string"},"base":{"type":"string"}}},"started_by":{"type":"object","required":["name","source"],"properties":{"name":{"type":"string"},"source":{"enum":["git","flag","os","orch"]}}},"orch_version":{"type":"string"},"started_at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"updated_at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"completed_at":{"type":["string","null"],"pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"resumes":{"type":"integer","minimum":0},"plan_digest":{"type":"string"},"summary":{"type":["string","null"]},"stages":{"type":"array","items":{"type":"object","required":["index","id","title","kind","status","attempts","started_at","completed_at","duration_ms","exit_code","signal","log","log_sha256","output","failure","skip_reason","child_run_id","profile","criteria","tree_before","tree_after","diff","notes"],"properties":{"index":{"type":"integer","minimum":0},"id":{"type":"string"},"title":{"type":"string"},"kind":{"enum":["command","subpipeline","manual","agent"]},"status":{"enum":["pending","ready","running","awaiting_approval","child_waiting","backing_off","succeeded","failed","skipped","cancelled","orphaned"]},"attempts":{"type":"integer","minimum":0},"started_at":{"type":["string","null"],"pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"completed_at":{"type":["string","null"],"pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"duration_ms":{"type":["number","null"]},"exit_code":{"type":["number","null"]},"signal":{"type":["string","null"]},"log":{"type":["string","null"]},"log_sha256":{"type":["string","null"],"pattern":"^[0-9a-f]{64}$"},"output":{"anyOf":[{"type":"null"},{"type":"object","required":["stdout_bytes","stderr_bytes","redactions"],"properties":{"stdout_bytes":{"type":"integer","minimum":0},"stderr_bytes":{"type":"integer","minimum":0},"redactions":{"type":"integer","minimum":0}}}]},"failure":{"anyOf":[{"type":"null"},{"type":"object","required":["code","message"],"properties":{"code":{"type":"string","pattern":"^ORCH_[A-Z_]+$"},"message":{"type":"string"}}}]},"skip_reason":{"anyOf":[{"type":"null"},{"type":"object","required":["kind"],"properties":{"kind":{"enum":["need_not_met","condition"]}}}]},"child_run_id":{"type":["string","null"]},"profile":{"anyOf":[{"type":"null"},{"type":"object","required":["declared","granted","granted_by","mechanism"],"properties":{"declared":{"enum":["read-only","workspace-write","network","danger-full-access"]},"granted":{"enum":["read-only","workspace-write","network","danger-full-access"]},"granted_by":{"type":"string"},"mechanism":{"type":["string","null"]}}}]},"criteria":{"type":"array","items":{"type":"object","required":["id","text","standing","detail"],"properties":{"id":{"type":"string"},"text":{"type":"string"},"standing":{"enum":["verified","inferred","asserted","refuted"]},"detail":{"type":"string"}}}},"tree_before":{"type":["string","null"]},"tree_after":{"type":["string","null"]},"diff":{"anyOf":[{"type":"null"},{"type":"object","required":["path","files","added","deleted"],"properties":{"path":{"type":["string","null"]},"sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"},"files":{"type":"integer","minimum":0},"added":{"type":"integer","minimum":0},"deleted":{"type":"integer","minimum":0}}}]},"notes":{"type":"array","items":{"type":"string"}},"agent":{"type":"object","required":["role","agent","session","usage","budgets","asserted","commands"],"properties":{"role":{"enum":["planner","builder","tester","reviewer"]},"agent":{"type":["string","null"]},"session":{"type":["string","null"]},"usage":{"type":"object","required":["turns","input_tokens","output_tokens","wall_ms"],"properties":{"turns":{"type":"integer","minimum":0},"input_tokens":{"type":"integer","minimum":0},"output_tokens":{"type":"integer","minimum":0},"wall_ms":{"type":"number","minimum":0}}},"budgets":{"type":"integer","minimum":0},"asserted":{"type":["string","null"]},"commands":{"type":"array","items":{"type":"object","required":["command","exit_code"],"properties":{"command":{"type":"string"},"exit_code":{"type":["integer","null"]}}}}}}}}},"approvals":{"type":"array","items":{"type":"object","required":["ref","id","stage","attempt","reason","title","instructions","approvers","from","also","status","requested_at","expires_at","bound","after","rules","note","decisions"],"properties":{"ref":{"type":"string"},"id":{"type":"string"},"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"reason":{"enum":["manual","policy","agent","budget"]},"title":{"type":"string"},"instructions":{"type":"string"},"approvers":{"type":"integer","minimum":0},"from":{"type":"array","items":{"type":"string"}},"also":{"type":"array","items":{"type":"object","required":["approvers","from"],"properties":{"approvers":{"type":"integer","minimum":0},"from":{"type":"array","items":{"type":"string"}}}}},"status":{"enum":["pending","approved","rejected","changes_requested","void","expired"]},"requested_at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"expires_at":{"type":["string","null"],"pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"bound":{"type":"object","required":["plan","policy","worktree"],"properties":{"plan":{"type":"string"},"policy":{"type":["string","null"]},"worktree":{"type":["string","null"]}}},"after":{"enum":["succeed","run"]},"rules":{"type":"array","items":{"type":"string"}},"note":{"type":["string","null"]},"decisions":{"type":"array","items":{"type":"object","required":["request_id","decision","actor","reason","channel","at"],"properties":{"request_id":{"type":"string"},"decision":{"enum":["approved","rejected","changes_requested"]},"actor":{"type":"object","required":["name","source"],"properties":{"name":{"type":"string"},"source":{"enum":["git","flag","os","orch"]}}},"reason":{"type":"string"},"channel":{"enum":["cli","terminal"]},"at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"}}}},"ask":{"type":"object","required":["kind","digest","command","paths"],"properties":{"kind":{"enum":["command","file_change","network","permission","other"]},"digest":{"type":"string"},"command":{"anyOf":[{"type":["string","null"]},{"type":"array","items":{"type":"string"}}]},"paths":{"type":"array","items":{"type":"string"}}}}}}},"child_runs":{"type":"array","items":{"type":"object","required":["stage","run_id","task_id","manifest"],"properties":{"stage":{"type":"string"},"run_id":{"type":"string"},"task_id":{"type":"string"},"manifest":{"type":"string"}}}},"evaluations":{"type":"array","items":{"type":"object","required":["stage","attempt","suite","evaluation","report","sha256","passed","verdicts"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":1},"suite":{"type":"string"},"evaluation":{"type":"string"},"report":{"type":"string"},"sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"},"passed":{"type":"boolean"},"verdicts":{"type":"object","additionalProperties":{"type":"integer","minimum":0}}}}},"notes":{"type":"array","items":{"type":"object","required":["at","kind","message"],"properties":{"at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"kind":{"type":"string"},"message":{"type":"string"}}}},"journal":{"type":"object","required":["path","entries","head_sha256"],"properties":{"path":{"type":"string"},"entries":{"type":"integer","minimum":0},"head_sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"}}},"guardrail_summary":{"type":"array","items":{"type":"string"}}}};
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
if(valid6){
if(data29.agent !== undefined){
let data74 = data29.agent;
const _errs158 = errors;
if(errors === _errs158){
if(data74 && typeof data74 == "object" && !Array.isArray(data74)){
let missing12;
if((((((((data74.role === undefined) && (missing12 = "role")) || ((data74.agent === undefined) && (missing12 = "agent"))) || ((data74.session === undefined) && (missing12 = "session"))) || ((data74.usage === undefined) && (missing12 = "usage"))) || ((data74.budgets === undefined) && (missing12 = "budgets"))) || ((data74.asserted === undefined) && (missing12 = "asserted"))) || ((data74.commands === undefined) && (missing12 = "commands"))){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/agent",schemaPath:"#/properties/stages/items/properties/agent/required",keyword:"required",params:{missingProperty: missing12},message:"must have required property '"+missing12+"'"}];
return false;
}
else {
if(data74.role !== undefined){
let data75 = data74.role;
const _errs160 = errors;
if(!((((data75 === "planner") || (data75 === "builder")) || (data75 === "tester")) || (data75 === "reviewer"))){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/agent/role",schemaPath:"#/properties/stages/items/properties/agent/properties/role/enum",keyword:"enum",params:{allowedValues: schema6.properties.stages.items.properties.agent.properties.role.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid20 = _errs160 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data74.agent !== undefined){
let data76 = data74.agent;
const _errs161 = errors;
if((typeof data76 !== "string") && (data76 !== null)){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/agent/agent",schemaPath:"#/properties/stages/items/properties/agent/properties/agent/type",keyword:"type",params:{type: schema6.properties.stages.items.properties.agent.properties.agent.type},message:"must be string,null"}];
return false;
}
var valid20 = _errs161 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data74.session !== undefined){
let data77 = data74.session;
const _errs163 = errors;
if((typeof data77 !== "string") && (data77 !== null)){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/agent/session",schemaPath:"#/properties/stages/items/properties/agent/properties/session/type",keyword:"type",params:{type: schema6.properties.stages.items.properties.agent.properties.session.type},message:"must be string,null"}];
return false;
}
var valid20 = _errs163 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data74.usage !== undefined){
let data78 = data74.usage;
const _errs165 = errors;
if(errors === _errs165){
if(data78 && typeof data78 == "object" && !Array.isArray(data78)){
let missing13;
if(((((data78.turns === undefined) && (missing13 = "turns")) || ((data78.input_tokens === undefined) && (missing13 = "input_tokens"))) || ((data78.output_tokens === undefined) && (missing13 = "output_tokens"))) || ((data78.wall_ms === undefined) && (missing13 = "wall_ms"))){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/agent/usage",schemaPath:"#/properties/stages/items/properties/agent/properties/usage/required",keyword:"required",params:{missingProperty: missing13},message:"must have required property '"+missing13+"'"}];
return false;
}
else {
if(data78.turns !== undefined){
let data79 = data78.turns;
const _errs167 = errors;
if(!(((typeof data79 == "number") && (!(data79 % 1) && !isNaN(data79))) && (isFinite(data79)))){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/agent/usage/turns",schemaPath:"#/properties/stages/items/properties/agent/properties/usage/properties/turns/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs167){
if((typeof data79 == "number") && (isFinite(data79))){
if(data79 < 0 || isNaN(data79)){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/agent/usage/turns",schemaPath:"#/properties/stages/items/properties/agent/properties/usage/properties/turns/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid21 = _errs167 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data78.input_tokens !== undefined){
let data80 = data78.input_tokens;
const _errs169 = errors;
if(!(((typeof data80 == "number") && (!(data80 % 1) && !isNaN(data80))) && (isFinite(data80)))){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/agent/usage/input_tokens",schemaPath:"#/properties/stages/items/properties/agent/properties/usage/properties/input_tokens/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs169){
if((typeof data80 == "number") && (isFinite(data80))){
if(data80 < 0 || isNaN(data80)){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/agent/usage/input_tokens",schemaPath:"#/properties/stages/items/properties/agent/properties/usage/properties/input_tokens/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid21 = _errs169 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data78.output_tokens !== undefined){
let data81 = data78.output_tokens;
const _errs171 = errors;
if(!(((typeof data81 == "number") && (!(data81 % 1) && !isNaN(data81))) && (isFinite(data81)))){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/agent/usage/output_tokens",schemaPath:"#/properties/stages/items/properties/agent/properties/usage/properties/output_tokens/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs171){
if((typeof data81 == "number") && (isFinite(data81))){
if(data81 < 0 || isNaN(data81)){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/agent/usage/output_tokens",schemaPath:"#/properties/stages/items/properties/agent/properties/usage/properties/output_tokens/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid21 = _errs171 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data78.wall_ms !== undefined){
let data82 = data78.wall_ms;
const _errs173 = errors;
if(errors === _errs173){
if((typeof data82 == "number") && (isFinite(data82))){
if(data82 < 0 || isNaN(data82)){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/agent/usage/wall_ms",schemaPath:"#/properties/stages/items/properties/agent/properties/usage/properties/wall_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/agent/usage/wall_ms",schemaPath:"#/properties/stages/items/properties/agent/properties/usage/properties/wall_ms/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid21 = _errs173 === errors;
}
else {
var valid21 = true;
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/agent/usage",schemaPath:"#/properties/stages/items/properties/agent/properties/usage/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid20 = _errs165 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data74.budgets !== undefined){
let data83 = data74.budgets;
const _errs175 = errors;
if(!(((typeof data83 == "number") && (!(data83 % 1) && !isNaN(data83))) && (isFinite(data83)))){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/agent/budgets",schemaPath:"#/properties/stages/items/properties/agent/properties/budgets/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs175){
if((typeof data83 == "number") && (isFinite(data83))){
if(data83 < 0 || isNaN(data83)){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/agent/budgets",schemaPath:"#/properties/stages/items/properties/agent/properties/budgets/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid20 = _errs175 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data74.asserted !== undefined){
let data84 = data74.asserted;
const _errs177 = errors;
if((typeof data84 !== "string") && (data84 !== null)){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/agent/asserted",schemaPath:"#/properties/stages/items/properties/agent/properties/asserted/type",keyword:"type",params:{type: schema6.properties.stages.items.properties.agent.properties.asserted.type},message:"must be string,null"}];
return false;
}
var valid20 = _errs177 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data74.commands !== undefined){
let data85 = data74.commands;
const _errs179 = errors;
if(errors === _errs179){
if(Array.isArray(data85)){
var valid22 = true;
const len3 = data85.length;
for(let i3=0; i3<len3; i3++){
let data86 = data85[i3];
const _errs181 = errors;
if(errors === _errs181){
if(data86 && typeof data86 == "object" && !Array.isArray(data86)){
let missing14;
if(((data86.command === undefined) && (missing14 = "command")) || ((data86.exit_code === undefined) && (missing14 = "exit_code"))){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/agent/commands/" + i3,schemaPath:"#/properties/stages/items/properties/agent/properties/commands/items/required",keyword:"required",params:{missingProperty: missing14},message:"must have required property '"+missing14+"'"}];
return false;
}
else {
if(data86.command !== undefined){
const _errs183 = errors;
if(typeof data86.command !== "string"){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/agent/commands/" + i3+"/command",schemaPath:"#/properties/stages/items/properties/agent/properties/commands/items/properties/command/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid23 = _errs183 === errors;
}
else {
var valid23 = true;
}
if(valid23){
if(data86.exit_code !== undefined){
let data88 = data86.exit_code;
const _errs185 = errors;
if((!(((typeof data88 == "number") && (!(data88 % 1) && !isNaN(data88))) && (isFinite(data88)))) && (data88 !== null)){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/agent/commands/" + i3+"/exit_code",schemaPath:"#/properties/stages/items/properties/agent/properties/commands/items/properties/exit_code/type",keyword:"type",params:{type: schema6.properties.stages.items.properties.agent.properties.commands.items.properties.exit_code.type},message:"must be integer,null"}];
return false;
}
var valid23 = _errs185 === errors;
}
else {
var valid23 = true;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/agent/commands/" + i3,schemaPath:"#/properties/stages/items/properties/agent/properties/commands/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid22 = _errs181 === errors;
if(!valid22){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/agent/commands",schemaPath:"#/properties/stages/items/properties/agent/properties/commands/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid20 = _errs179 === errors;
}
else {
var valid20 = true;
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
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/agent",schemaPath:"#/properties/stages/items/properties/agent/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid6 = _errs158 === errors;
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
let data89 = data.approvals;
const _errs187 = errors;
if(errors === _errs187){
if(Array.isArray(data89)){
var valid24 = true;
const len4 = data89.length;
for(let i4=0; i4<len4; i4++){
let data90 = data89[i4];
const _errs189 = errors;
if(errors === _errs189){
if(data90 && typeof data90 == "object" && !Array.isArray(data90)){
let missing15;
if(((((((((((((((((((data90.ref === undefined) && (missing15 = "ref")) || ((data90.id === undefined) && (missing15 = "id"))) || ((data90.stage === undefined) && (missing15 = "stage"))) || ((data90.attempt === undefined) && (missing15 = "attempt"))) || ((data90.reason === undefined) && (missing15 = "reason"))) || ((data90.title === undefined) && (missing15 = "title"))) || ((data90.instructions === undefined) && (missing15 = "instructions"))) || ((data90.approvers === undefined) && (missing15 = "approvers"))) || ((data90.from === undefined) && (missing15 = "from"))) || ((data90.also === undefined) && (missing15 = "also"))) || ((data90.status === undefined) && (missing15 = "status"))) || ((data90.requested_at === undefined) && (missing15 = "requested_at"))) || ((data90.expires_at === undefined) && (missing15 = "expires_at"))) || ((data90.bound === undefined) && (missing15 = "bound"))) || ((data90.after === undefined) && (missing15 = "after"))) || ((data90.rules === undefined) && (missing15 = "rules"))) || ((data90.note === undefined) && (missing15 = "note"))) || ((data90.decisions === undefined) && (missing15 = "decisions"))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4,schemaPath:"#/properties/approvals/items/required",keyword:"required",params:{missingProperty: missing15},message:"must have required property '"+missing15+"'"}];
return false;
}
else {
if(data90.ref !== undefined){
const _errs191 = errors;
if(typeof data90.ref !== "string"){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/ref",schemaPath:"#/properties/approvals/items/properties/ref/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid25 = _errs191 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data90.id !== undefined){
const _errs193 = errors;
if(typeof data90.id !== "string"){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/id",schemaPath:"#/properties/approvals/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid25 = _errs193 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data90.stage !== undefined){
const _errs195 = errors;
if(typeof data90.stage !== "string"){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/stage",schemaPath:"#/properties/approvals/items/properties/stage/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid25 = _errs195 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data90.attempt !== undefined){
let data94 = data90.attempt;
const _errs197 = errors;
if(!(((typeof data94 == "number") && (!(data94 % 1) && !isNaN(data94))) && (isFinite(data94)))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/attempt",schemaPath:"#/properties/approvals/items/properties/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs197){
if((typeof data94 == "number") && (isFinite(data94))){
if(data94 < 0 || isNaN(data94)){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/attempt",schemaPath:"#/properties/approvals/items/properties/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid25 = _errs197 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data90.reason !== undefined){
let data95 = data90.reason;
const _errs199 = errors;
if(!((((data95 === "manual") || (data95 === "policy")) || (data95 === "agent")) || (data95 === "budget"))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/reason",schemaPath:"#/properties/approvals/items/properties/reason/enum",keyword:"enum",params:{allowedValues: schema6.properties.approvals.items.properties.reason.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid25 = _errs199 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data90.title !== undefined){
const _errs200 = errors;
if(typeof data90.title !== "string"){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/title",schemaPath:"#/properties/approvals/items/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid25 = _errs200 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data90.instructions !== undefined){
const _errs202 = errors;
if(typeof data90.instructions !== "string"){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/instructions",schemaPath:"#/properties/approvals/items/properties/instructions/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid25 = _errs202 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data90.approvers !== undefined){
let data98 = data90.approvers;
const _errs204 = errors;
if(!(((typeof data98 == "number") && (!(data98 % 1) && !isNaN(data98))) && (isFinite(data98)))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/approvers",schemaPath:"#/properties/approvals/items/properties/approvers/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs204){
if((typeof data98 == "number") && (isFinite(data98))){
if(data98 < 0 || isNaN(data98)){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/approvers",schemaPath:"#/properties/approvals/items/properties/approvers/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid25 = _errs204 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data90.from !== undefined){
let data99 = data90.from;
const _errs206 = errors;
if(errors === _errs206){
if(Array.isArray(data99)){
var valid26 = true;
const len5 = data99.length;
for(let i5=0; i5<len5; i5++){
const _errs208 = errors;
if(typeof data99[i5] !== "string"){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/from/" + i5,schemaPath:"#/properties/approvals/items/properties/from/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid26 = _errs208 === errors;
if(!valid26){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/from",schemaPath:"#/properties/approvals/items/properties/from/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid25 = _errs206 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data90.also !== undefined){
let data101 = data90.also;
const _errs210 = errors;
if(errors === _errs210){
if(Array.isArray(data101)){
var valid27 = true;
const len6 = data101.length;
for(let i6=0; i6<len6; i6++){
let data102 = data101[i6];
const _errs212 = errors;
if(errors === _errs212){
if(data102 && typeof data102 == "object" && !Array.isArray(data102)){
let missing16;
if(((data102.approvers === undefined) && (missing16 = "approvers")) || ((data102.from === undefined) && (missing16 = "from"))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/also/" + i6,schemaPath:"#/properties/approvals/items/properties/also/items/required",keyword:"required",params:{missingProperty: missing16},message:"must have required property '"+missing16+"'"}];
return false;
}
else {
if(data102.approvers !== undefined){
let data103 = data102.approvers;
const _errs214 = errors;
if(!(((typeof data103 == "number") && (!(data103 % 1) && !isNaN(data103))) && (isFinite(data103)))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/also/" + i6+"/approvers",schemaPath:"#/properties/approvals/items/properties/also/items/properties/approvers/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs214){
if((typeof data103 == "number") && (isFinite(data103))){
if(data103 < 0 || isNaN(data103)){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/also/" + i6+"/approvers",schemaPath:"#/properties/approvals/items/properties/also/items/properties/approvers/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid28 = _errs214 === errors;
}
else {
var valid28 = true;
}
if(valid28){
if(data102.from !== undefined){
let data104 = data102.from;
const _errs216 = errors;
if(errors === _errs216){
if(Array.isArray(data104)){
var valid29 = true;
const len7 = data104.length;
for(let i7=0; i7<len7; i7++){
const _errs218 = errors;
if(typeof data104[i7] !== "string"){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/also/" + i6+"/from/" + i7,schemaPath:"#/properties/approvals/items/properties/also/items/properties/from/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid29 = _errs218 === errors;
if(!valid29){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/also/" + i6+"/from",schemaPath:"#/properties/approvals/items/properties/also/items/properties/from/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid28 = _errs216 === errors;
}
else {
var valid28 = true;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/also/" + i6,schemaPath:"#/properties/approvals/items/properties/also/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid27 = _errs212 === errors;
if(!valid27){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/also",schemaPath:"#/properties/approvals/items/properties/also/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid25 = _errs210 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data90.status !== undefined){
let data106 = data90.status;
const _errs220 = errors;
if(!((((((data106 === "pending") || (data106 === "approved")) || (data106 === "rejected")) || (data106 === "changes_requested")) || (data106 === "void")) || (data106 === "expired"))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/status",schemaPath:"#/properties/approvals/items/properties/status/enum",keyword:"enum",params:{allowedValues: schema6.properties.approvals.items.properties.status.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid25 = _errs220 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data90.requested_at !== undefined){
let data107 = data90.requested_at;
const _errs221 = errors;
if(errors === _errs221){
if(typeof data107 === "string"){
if(!pattern0.test(data107)){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/requested_at",schemaPath:"#/properties/approvals/items/properties/requested_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/requested_at",schemaPath:"#/properties/approvals/items/properties/requested_at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid25 = _errs221 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data90.expires_at !== undefined){
let data108 = data90.expires_at;
const _errs223 = errors;
if((typeof data108 !== "string") && (data108 !== null)){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/expires_at",schemaPath:"#/properties/approvals/items/properties/expires_at/type",keyword:"type",params:{type: schema6.properties.approvals.items.properties.expires_at.type},message:"must be string,null"}];
return false;
}
if(errors === _errs223){
if(typeof data108 === "string"){
if(!pattern0.test(data108)){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/expires_at",schemaPath:"#/properties/approvals/items/properties/expires_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
}
var valid25 = _errs223 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data90.bound !== undefined){
let data109 = data90.bound;
const _errs225 = errors;
if(errors === _errs225){
if(data109 && typeof data109 == "object" && !Array.isArray(data109)){
let missing17;
if((((data109.plan === undefined) && (missing17 = "plan")) || ((data109.policy === undefined) && (missing17 = "policy"))) || ((data109.worktree === undefined) && (missing17 = "worktree"))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/bound",schemaPath:"#/properties/approvals/items/properties/bound/required",keyword:"required",params:{missingProperty: missing17},message:"must have required property '"+missing17+"'"}];
return false;
}
else {
if(data109.plan !== undefined){
const _errs227 = errors;
if(typeof data109.plan !== "string"){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/bound/plan",schemaPath:"#/properties/approvals/items/properties/bound/properties/plan/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid30 = _errs227 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data109.policy !== undefined){
let data111 = data109.policy;
const _errs229 = errors;
if((typeof data111 !== "string") && (data111 !== null)){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/bound/policy",schemaPath:"#/properties/approvals/items/properties/bound/properties/policy/type",keyword:"type",params:{type: schema6.properties.approvals.items.properties.bound.properties.policy.type},message:"must be string,null"}];
return false;
}
var valid30 = _errs229 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data109.worktree !== undefined){
let data112 = data109.worktree;
const _errs231 = errors;
if((typeof data112 !== "string") && (data112 !== null)){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/bound/worktree",schemaPath:"#/properties/approvals/items/properties/bound/properties/worktree/type",keyword:"type",params:{type: schema6.properties.approvals.items.properties.bound.properties.worktree.type},message:"must be string,null"}];
return false;
}
var valid30 = _errs231 === errors;
}
else {
var valid30 = true;
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/bound",schemaPath:"#/properties/approvals/items/properties/bound/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid25 = _errs225 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data90.after !== undefined){
let data113 = data90.after;
const _errs233 = errors;
if(!((data113 === "succeed") || (data113 === "run"))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/after",schemaPath:"#/properties/approvals/items/properties/after/enum",keyword:"enum",params:{allowedValues: schema6.properties.approvals.items.properties.after.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid25 = _errs233 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data90.rules !== undefined){
let data114 = data90.rules;
const _errs234 = errors;
if(errors === _errs234){
if(Array.isArray(data114)){
var valid31 = true;
const len8 = data114.length;
for(let i8=0; i8<len8; i8++){
const _errs236 = errors;
if(typeof data114[i8] !== "string"){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/rules/" + i8,schemaPath:"#/properties/approvals/items/properties/rules/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid31 = _errs236 === errors;
if(!valid31){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/rules",schemaPath:"#/properties/approvals/items/properties/rules/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid25 = _errs234 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data90.note !== undefined){
let data116 = data90.note;
const _errs238 = errors;
if((typeof data116 !== "string") && (data116 !== null)){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/note",schemaPath:"#/properties/approvals/items/properties/note/type",keyword:"type",params:{type: schema6.properties.approvals.items.properties.note.type},message:"must be string,null"}];
return false;
}
var valid25 = _errs238 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data90.decisions !== undefined){
let data117 = data90.decisions;
const _errs240 = errors;
if(errors === _errs240){
if(Array.isArray(data117)){
var valid32 = true;
const len9 = data117.length;
for(let i9=0; i9<len9; i9++){
let data118 = data117[i9];
const _errs242 = errors;
if(errors === _errs242){
if(data118 && typeof data118 == "object" && !Array.isArray(data118)){
let missing18;
if(((((((data118.request_id === undefined) && (missing18 = "request_id")) || ((data118.decision === undefined) && (missing18 = "decision"))) || ((data118.actor === undefined) && (missing18 = "actor"))) || ((data118.reason === undefined) && (missing18 = "reason"))) || ((data118.channel === undefined) && (missing18 = "channel"))) || ((data118.at === undefined) && (missing18 = "at"))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/decisions/" + i9,schemaPath:"#/properties/approvals/items/properties/decisions/items/required",keyword:"required",params:{missingProperty: missing18},message:"must have required property '"+missing18+"'"}];
return false;
}
else {
if(data118.request_id !== undefined){
const _errs244 = errors;
if(typeof data118.request_id !== "string"){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/decisions/" + i9+"/request_id",schemaPath:"#/properties/approvals/items/properties/decisions/items/properties/request_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid33 = _errs244 === errors;
}
else {
var valid33 = true;
}
if(valid33){
if(data118.decision !== undefined){
let data120 = data118.decision;
const _errs246 = errors;
if(!(((data120 === "approved") || (data120 === "rejected")) || (data120 === "changes_requested"))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/decisions/" + i9+"/decision",schemaPath:"#/properties/approvals/items/properties/decisions/items/properties/decision/enum",keyword:"enum",params:{allowedValues: schema6.properties.approvals.items.properties.decisions.items.properties.decision.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid33 = _errs246 === errors;
}
else {
var valid33 = true;
}
if(valid33){
if(data118.actor !== undefined){
let data121 = data118.actor;
const _errs247 = errors;
if(errors === _errs247){
if(data121 && typeof data121 == "object" && !Array.isArray(data121)){
let missing19;
if(((data121.name === undefined) && (missing19 = "name")) || ((data121.source === undefined) && (missing19 = "source"))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/decisions/" + i9+"/actor",schemaPath:"#/properties/approvals/items/properties/decisions/items/properties/actor/required",keyword:"required",params:{missingProperty: missing19},message:"must have required property '"+missing19+"'"}];
return false;
}
else {
if(data121.name !== undefined){
const _errs249 = errors;
if(typeof data121.name !== "string"){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/decisions/" + i9+"/actor/name",schemaPath:"#/properties/approvals/items/properties/decisions/items/properties/actor/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid34 = _errs249 === errors;
}
else {
var valid34 = true;
}
if(valid34){
if(data121.source !== undefined){
let data123 = data121.source;
const _errs251 = errors;
if(!((((data123 === "git") || (data123 === "flag")) || (data123 === "os")) || (data123 === "orch"))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/decisions/" + i9+"/actor/source",schemaPath:"#/properties/approvals/items/properties/decisions/items/properties/actor/properties/source/enum",keyword:"enum",params:{allowedValues: schema6.properties.approvals.items.properties.decisions.items.properties.actor.properties.source.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid34 = _errs251 === errors;
}
else {
var valid34 = true;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/decisions/" + i9+"/actor",schemaPath:"#/properties/approvals/items/properties/decisions/items/properties/actor/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid33 = _errs247 === errors;
}
else {
var valid33 = true;
}
if(valid33){
if(data118.reason !== undefined){
const _errs252 = errors;
if(typeof data118.reason !== "string"){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/decisions/" + i9+"/reason",schemaPath:"#/properties/approvals/items/properties/decisions/items/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid33 = _errs252 === errors;
}
else {
var valid33 = true;
}
if(valid33){
if(data118.channel !== undefined){
let data125 = data118.channel;
const _errs254 = errors;
if(!((data125 === "cli") || (data125 === "terminal"))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/decisions/" + i9+"/channel",schemaPath:"#/properties/approvals/items/properties/decisions/items/properties/channel/enum",keyword:"enum",params:{allowedValues: schema6.properties.approvals.items.properties.decisions.items.properties.channel.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid33 = _errs254 === errors;
}
else {
var valid33 = true;
}
if(valid33){
if(data118.at !== undefined){
let data126 = data118.at;
const _errs255 = errors;
if(errors === _errs255){
if(typeof data126 === "string"){
if(!pattern0.test(data126)){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/decisions/" + i9+"/at",schemaPath:"#/properties/approvals/items/properties/decisions/items/properties/at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/decisions/" + i9+"/at",schemaPath:"#/properties/approvals/items/properties/decisions/items/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid33 = _errs255 === errors;
}
else {
var valid33 = true;
}
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/decisions/" + i9,schemaPath:"#/properties/approvals/items/properties/decisions/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid32 = _errs242 === errors;
if(!valid32){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/decisions",schemaPath:"#/properties/approvals/items/properties/decisions/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid25 = _errs240 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data90.ask !== undefined){
let data127 = data90.ask;
const _errs257 = errors;
if(errors === _errs257){
if(data127 && typeof data127 == "object" && !Array.isArray(data127)){
let missing20;
if(((((data127.kind === undefined) && (missing20 = "kind")) || ((data127.digest === undefined) && (missing20 = "digest"))) || ((data127.command === undefined) && (missing20 = "command"))) || ((data127.paths === undefined) && (missing20 = "paths"))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/ask",schemaPath:"#/properties/approvals/items/properties/ask/required",keyword:"required",params:{missingProperty: missing20},message:"must have required property '"+missing20+"'"}];
return false;
}
else {
if(data127.kind !== undefined){
let data128 = data127.kind;
const _errs259 = errors;
if(!(((((data128 === "command") || (data128 === "file_change")) || (data128 === "network")) || (data128 === "permission")) || (data128 === "other"))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/ask/kind",schemaPath:"#/properties/approvals/items/properties/ask/properties/kind/enum",keyword:"enum",params:{allowedValues: schema6.properties.approvals.items.properties.ask.properties.kind.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid35 = _errs259 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data127.digest !== undefined){
const _errs260 = errors;
if(typeof data127.digest !== "string"){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/ask/digest",schemaPath:"#/properties/approvals/items/properties/ask/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid35 = _errs260 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data127.command !== undefined){
let data130 = data127.command;
const _errs262 = errors;
const _errs263 = errors;
let valid36 = false;
const _errs264 = errors;
if((typeof data130 !== "string") && (data130 !== null)){
const err43 = {instancePath:instancePath+"/approvals/" + i4+"/ask/command",schemaPath:"#/properties/approvals/items/properties/ask/properties/command/anyOf/0/type",keyword:"type",params:{type: schema6.properties.approvals.items.properties.ask.properties.command.anyOf[0].type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
var _valid5 = _errs264 === errors;
valid36 = valid36 || _valid5;
if(!valid36){
const _errs266 = errors;
if(errors === _errs266){
if(Array.isArray(data130)){
var valid37 = true;
const len10 = data130.length;
for(let i10=0; i10<len10; i10++){
const _errs268 = errors;
if(typeof data130[i10] !== "string"){
const err44 = {instancePath:instancePath+"/approvals/" + i4+"/ask/command/" + i10,schemaPath:"#/properties/approvals/items/properties/ask/properties/command/anyOf/1/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
var valid37 = _errs268 === errors;
if(!valid37){
break;
}
}
}
else {
const err45 = {instancePath:instancePath+"/approvals/" + i4+"/ask/command",schemaPath:"#/properties/approvals/items/properties/ask/properties/command/anyOf/1/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
var _valid5 = _errs266 === errors;
valid36 = valid36 || _valid5;
}
if(!valid36){
const err46 = {instancePath:instancePath+"/approvals/" + i4+"/ask/command",schemaPath:"#/properties/approvals/items/properties/ask/properties/command/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
validate21.errors = vErrors;
return false;
}
else {
errors = _errs263;
if(vErrors !== null){
if(_errs263){
vErrors.length = _errs263;
}
else {
vErrors = null;
}
}
}
var valid35 = _errs262 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data127.paths !== undefined){
let data132 = data127.paths;
const _errs270 = errors;
if(errors === _errs270){
if(Array.isArray(data132)){
var valid38 = true;
const len11 = data132.length;
for(let i11=0; i11<len11; i11++){
const _errs272 = errors;
if(typeof data132[i11] !== "string"){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/ask/paths/" + i11,schemaPath:"#/properties/approvals/items/properties/ask/properties/paths/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid38 = _errs272 === errors;
if(!valid38){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/ask/paths",schemaPath:"#/properties/approvals/items/properties/ask/properties/paths/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid35 = _errs270 === errors;
}
else {
var valid35 = true;
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4+"/ask",schemaPath:"#/properties/approvals/items/properties/ask/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid25 = _errs257 === errors;
}
else {
var valid25 = true;
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
validate21.errors = [{instancePath:instancePath+"/approvals/" + i4,schemaPath:"#/properties/approvals/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid24 = _errs189 === errors;
if(!valid24){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/approvals",schemaPath:"#/properties/approvals/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs187 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.child_runs !== undefined){
let data134 = data.child_runs;
const _errs274 = errors;
if(errors === _errs274){
if(Array.isArray(data134)){
var valid39 = true;
const len12 = data134.length;
for(let i12=0; i12<len12; i12++){
let data135 = data134[i12];
const _errs276 = errors;
if(errors === _errs276){
if(data135 && typeof data135 == "object" && !Array.isArray(data135)){
let missing21;
if(((((data135.stage === undefined) && (missing21 = "stage")) || ((data135.run_id === undefined) && (missing21 = "run_id"))) || ((data135.task_id === undefined) && (missing21 = "task_id"))) || ((data135.manifest === undefined) && (missing21 = "manifest"))){
validate21.errors = [{instancePath:instancePath+"/child_runs/" + i12,schemaPath:"#/properties/child_runs/items/required",keyword:"required",params:{missingProperty: missing21},message:"must have required property '"+missing21+"'"}];
return false;
}
else {
if(data135.stage !== undefined){
const _errs278 = errors;
if(typeof data135.stage !== "string"){
validate21.errors = [{instancePath:instancePath+"/child_runs/" + i12+"/stage",schemaPath:"#/properties/child_runs/items/properties/stage/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid40 = _errs278 === errors;
}
else {
var valid40 = true;
}
if(valid40){
if(data135.run_id !== undefined){
const _errs280 = errors;
if(typeof data135.run_id !== "string"){
validate21.errors = [{instancePath:instancePath+"/child_runs/" + i12+"/run_id",schemaPath:"#/properties/child_runs/items/properties/run_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid40 = _errs280 === errors;
}
else {
var valid40 = true;
}
if(valid40){
if(data135.task_id !== undefined){
const _errs282 = errors;
if(typeof data135.task_id !== "string"){
validate21.errors = [{instancePath:instancePath+"/child_runs/" + i12+"/task_id",schemaPath:"#/properties/child_runs/items/properties/task_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid40 = _errs282 === errors;
}
else {
var valid40 = true;
}
if(valid40){
if(data135.manifest !== undefined){
const _errs284 = errors;
if(typeof data135.manifest !== "string"){
validate21.errors = [{instancePath:instancePath+"/child_runs/" + i12+"/manifest",schemaPath:"#/properties/child_runs/items/properties/manifest/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid40 = _errs284 === errors;
}
else {
var valid40 = true;
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/child_runs/" + i12,schemaPath:"#/properties/child_runs/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid39 = _errs276 === errors;
if(!valid39){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/child_runs",schemaPath:"#/properties/child_runs/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs274 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.evaluations !== undefined){
let data140 = data.evaluations;
const _errs286 = errors;
if(errors === _errs286){
if(Array.isArray(data140)){
var valid41 = true;
const len13 = data140.length;
for(let i13=0; i13<len13; i13++){
let data141 = data140[i13];
const _errs288 = errors;
if(errors === _errs288){
if(data141 && typeof data141 == "object" && !Array.isArray(data141)){
let missing22;
if(((((((((data141.stage === undefined) && (missing22 = "stage")) || ((data141.attempt === undefined) && (missing22 = "attempt"))) || ((data141.suite === undefined) && (missing22 = "suite"))) || ((data141.evaluation === undefined) && (missing22 = "evaluation"))) || ((data141.report === undefined) && (missing22 = "report"))) || ((data141.sha256 === undefined) && (missing22 = "sha256"))) || ((data141.passed === undefined) && (missing22 = "passed"))) || ((data141.verdicts === undefined) && (missing22 = "verdicts"))){
validate21.errors = [{instancePath:instancePath+"/evaluations/" + i13,schemaPath:"#/properties/evaluations/items/required",keyword:"required",params:{missingProperty: missing22},message:"must have required property '"+missing22+"'"}];
return false;
}
else {
if(data141.stage !== undefined){
const _errs290 = errors;
if(typeof data141.stage !== "string"){
validate21.errors = [{instancePath:instancePath+"/evaluations/" + i13+"/stage",schemaPath:"#/properties/evaluations/items/properties/stage/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid42 = _errs290 === errors;
}
else {
var valid42 = true;
}
if(valid42){
if(data141.attempt !== undefined){
let data143 = data141.attempt;
const _errs292 = errors;
if(!(((typeof data143 == "number") && (!(data143 % 1) && !isNaN(data143))) && (isFinite(data143)))){
validate21.errors = [{instancePath:instancePath+"/evaluations/" + i13+"/attempt",schemaPath:"#/properties/evaluations/items/properties/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs292){
if((typeof data143 == "number") && (isFinite(data143))){
if(data143 < 1 || isNaN(data143)){
validate21.errors = [{instancePath:instancePath+"/evaluations/" + i13+"/attempt",schemaPath:"#/properties/evaluations/items/properties/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid42 = _errs292 === errors;
}
else {
var valid42 = true;
}
if(valid42){
if(data141.suite !== undefined){
const _errs294 = errors;
if(typeof data141.suite !== "string"){
validate21.errors = [{instancePath:instancePath+"/evaluations/" + i13+"/suite",schemaPath:"#/properties/evaluations/items/properties/suite/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid42 = _errs294 === errors;
}
else {
var valid42 = true;
}
if(valid42){
if(data141.evaluation !== undefined){
const _errs296 = errors;
if(typeof data141.evaluation !== "string"){
validate21.errors = [{instancePath:instancePath+"/evaluations/" + i13+"/evaluation",schemaPath:"#/properties/evaluations/items/properties/evaluation/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid42 = _errs296 === errors;
}
else {
var valid42 = true;
}
if(valid42){
if(data141.report !== undefined){
const _errs298 = errors;
if(typeof data141.report !== "string"){
validate21.errors = [{instancePath:instancePath+"/evaluations/" + i13+"/report",schemaPath:"#/properties/evaluations/items/properties/report/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid42 = _errs298 === errors;
}
else {
var valid42 = true;
}
if(valid42){
if(data141.sha256 !== undefined){
let data147 = data141.sha256;
const _errs300 = errors;
if(errors === _errs300){
if(typeof data147 === "string"){
if(!pattern5.test(data147)){
validate21.errors = [{instancePath:instancePath+"/evaluations/" + i13+"/sha256",schemaPath:"#/properties/evaluations/items/properties/sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/evaluations/" + i13+"/sha256",schemaPath:"#/properties/evaluations/items/properties/sha256/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid42 = _errs300 === errors;
}
else {
var valid42 = true;
}
if(valid42){
if(data141.passed !== undefined){
const _errs302 = errors;
if(typeof data141.passed !== "boolean"){
validate21.errors = [{instancePath:instancePath+"/evaluations/" + i13+"/passed",schemaPath:"#/properties/evaluations/items/properties/passed/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid42 = _errs302 === errors;
}
else {
var valid42 = true;
}
if(valid42){
if(data141.verdicts !== undefined){
let data149 = data141.verdicts;
const _errs304 = errors;
if(errors === _errs304){
if(data149 && typeof data149 == "object" && !Array.isArray(data149)){
for(const key0 in data149){
let data150 = data149[key0];
const _errs307 = errors;
if(!(((typeof data150 == "number") && (!(data150 % 1) && !isNaN(data150))) && (isFinite(data150)))){
validate21.errors = [{instancePath:instancePath+"/evaluations/" + i13+"/verdicts/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/evaluations/items/properties/verdicts/additionalProperties/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs307){
if((typeof data150 == "number") && (isFinite(data150))){
if(data150 < 0 || isNaN(data150)){
validate21.errors = [{instancePath:instancePath+"/evaluations/" + i13+"/verdicts/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/evaluations/items/properties/verdicts/additionalProperties/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid43 = _errs307 === errors;
if(!valid43){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/evaluations/" + i13+"/verdicts",schemaPath:"#/properties/evaluations/items/properties/verdicts/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid42 = _errs304 === errors;
}
else {
var valid42 = true;
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
validate21.errors = [{instancePath:instancePath+"/evaluations/" + i13,schemaPath:"#/properties/evaluations/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid41 = _errs288 === errors;
if(!valid41){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/evaluations",schemaPath:"#/properties/evaluations/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs286 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.notes !== undefined){
let data151 = data.notes;
const _errs309 = errors;
if(errors === _errs309){
if(Array.isArray(data151)){
var valid44 = true;
const len14 = data151.length;
for(let i14=0; i14<len14; i14++){
let data152 = data151[i14];
const _errs311 = errors;
if(errors === _errs311){
if(data152 && typeof data152 == "object" && !Array.isArray(data152)){
let missing23;
if((((data152.at === undefined) && (missing23 = "at")) || ((data152.kind === undefined) && (missing23 = "kind"))) || ((data152.message === undefined) && (missing23 = "message"))){
validate21.errors = [{instancePath:instancePath+"/notes/" + i14,schemaPath:"#/properties/notes/items/required",keyword:"required",params:{missingProperty: missing23},message:"must have required property '"+missing23+"'"}];
return false;
}
else {
if(data152.at !== undefined){
let data153 = data152.at;
const _errs313 = errors;
if(errors === _errs313){
if(typeof data153 === "string"){
if(!pattern0.test(data153)){
validate21.errors = [{instancePath:instancePath+"/notes/" + i14+"/at",schemaPath:"#/properties/notes/items/properties/at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/notes/" + i14+"/at",schemaPath:"#/properties/notes/items/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid45 = _errs313 === errors;
}
else {
var valid45 = true;
}
if(valid45){
if(data152.kind !== undefined){
const _errs315 = errors;
if(typeof data152.kind !== "string"){
validate21.errors = [{instancePath:instancePath+"/notes/" + i14+"/kind",schemaPath:"#/properties/notes/items/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid45 = _errs315 === errors;
}
else {
var valid45 = true;
}
if(valid45){
if(data152.message !== undefined){
const _errs317 = errors;
if(typeof data152.message !== "string"){
validate21.errors = [{instancePath:instancePath+"/notes/" + i14+"/message",schemaPath:"#/properties/notes/items/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid45 = _errs317 === errors;
}
else {
var valid45 = true;
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/notes/" + i14,schemaPath:"#/properties/notes/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid44 = _errs311 === errors;
if(!valid44){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/notes",schemaPath:"#/properties/notes/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs309 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.journal !== undefined){
let data156 = data.journal;
const _errs319 = errors;
if(errors === _errs319){
if(data156 && typeof data156 == "object" && !Array.isArray(data156)){
let missing24;
if((((data156.path === undefined) && (missing24 = "path")) || ((data156.entries === undefined) && (missing24 = "entries"))) || ((data156.head_sha256 === undefined) && (missing24 = "head_sha256"))){
validate21.errors = [{instancePath:instancePath+"/journal",schemaPath:"#/properties/journal/required",keyword:"required",params:{missingProperty: missing24},message:"must have required property '"+missing24+"'"}];
return false;
}
else {
if(data156.path !== undefined){
const _errs321 = errors;
if(typeof data156.path !== "string"){
validate21.errors = [{instancePath:instancePath+"/journal/path",schemaPath:"#/properties/journal/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid46 = _errs321 === errors;
}
else {
var valid46 = true;
}
if(valid46){
if(data156.entries !== undefined){
let data158 = data156.entries;
const _errs323 = errors;
if(!(((typeof data158 == "number") && (!(data158 % 1) && !isNaN(data158))) && (isFinite(data158)))){
validate21.errors = [{instancePath:instancePath+"/journal/entries",schemaPath:"#/properties/journal/properties/entries/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs323){
if((typeof data158 == "number") && (isFinite(data158))){
if(data158 < 0 || isNaN(data158)){
validate21.errors = [{instancePath:instancePath+"/journal/entries",schemaPath:"#/properties/journal/properties/entries/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid46 = _errs323 === errors;
}
else {
var valid46 = true;
}
if(valid46){
if(data156.head_sha256 !== undefined){
let data159 = data156.head_sha256;
const _errs325 = errors;
if(errors === _errs325){
if(typeof data159 === "string"){
if(!pattern5.test(data159)){
validate21.errors = [{instancePath:instancePath+"/journal/head_sha256",schemaPath:"#/properties/journal/properties/head_sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/journal/head_sha256",schemaPath:"#/properties/journal/properties/head_sha256/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid46 = _errs325 === errors;
}
else {
var valid46 = true;
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
var valid0 = _errs319 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.guardrail_summary !== undefined){
let data160 = data.guardrail_summary;
const _errs327 = errors;
if(errors === _errs327){
if(Array.isArray(data160)){
var valid47 = true;
const len15 = data160.length;
for(let i15=0; i15<len15; i15++){
const _errs329 = errors;
if(typeof data160[i15] !== "string"){
validate21.errors = [{instancePath:instancePath+"/guardrail_summary/" + i15,schemaPath:"#/properties/guardrail_summary/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid47 = _errs329 === errors;
if(!valid47){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/guardrail_summary",schemaPath:"#/properties/guardrail_summary/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs327 === errors;
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
