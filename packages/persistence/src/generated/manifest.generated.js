// Generated from the schema of the same name by scripts/generate-validators.ts.
"use strict";
export const validate = validate21;

const schema6 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"urn:orch:schema:v1:manifest","title":"The manifest of a run","description":"The readable projection of a run's journal (manifest.json).","type":"object","required":["v","task_id","run_id","parent_run_id","parent_stage","pipeline","status","reason","execution","started_by","orch_version","started_at","updated_at","completed_at","resumes","plan_digest","summary","stages","approvals","child_runs","evaluations","notes","journal","guardrail_summary"],"properties":{"v":{"const":1},"task_id":{"type":"string"},"run_id":{"type":"string"},"parent_run_id":{"type":["string","null"]},"parent_stage":{"type":["string","null"]},"pipeline":{"type":"object","required":["id","title"],"properties":{"id":{"type":"string"},"title":{"type":"string"}}},"status":{"enum":["queued","running","paused","succeeded","failed","cancelled"]},"reason":{"type":["string","null"]},"execution":{"type":"object","required":["mode","max_concurrency","source"],"properties":{"mode":{"enum":["sequential","parallel"]},"max_concurrency":{"type":"integer","minimum":1},"source":{"enum":["default","task","flag"]}}},"started_by":{"type":"object","required":["name","source"],"properties":{"name":{"type":"string"},"source":{"enum":["git","flag","os","orch"]}}},"orch_version":{"type":"string"},"started_at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"updated_at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"completed_at":{"type":["string","null"],"pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"resumes":{"type":"integer","minimum":0},"plan_digest":{"type":"string"},"summary":{"type":["string","null"]},"stages":{"type":"array","items":{"type":"object","required":["index","id","title","kind","status","attempts","started_at","completed_at","duration_ms","exit_code","signal","log","log_sha256","output","failure","skip_reason","child_run_id","profile","criteria","tree_before","tree_after","diff","notes"],"properties":{"index":{"type":"integer","minimum":0},"id":{"type":"string"},"title":{"type":"string"},"kind":{"enum":["command","subpipeline","manual","agent"]},"status":{"enum":["pending","ready","running","awaiting_approval","child_waiting","backing_off","succeeded","failed","skipped","cancelled","orphaned"]},"attempts":{"type":"integer","minimum":0},"started_at":{"type":["string","null"],"pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"completed_at":{"type":["string","null"],"pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"duration_ms":{"type":["number","null"]},"exit_code":{"type":["number","null"]},"signal":{"type":["string","null"]},"log":{"type":["string","null"]},"log_sha256":{"type":["string","null"],"pattern":"^[0-9a-f]{64}$"},"output":{"anyOf":[{"type":"null"},{"type":"object","required":["stdout_bytes","stderr_bytes","redactions"],"properties":{"stdout_bytes":{"type":"integer","minimum":0},"stderr_bytes":{"type":"integer","minimum":0},"redactions":{"type":"integer","minimum":0}}}]},"failure":{"anyOf":[{"type":"null"},{"type":"object","required":["code","message"],"properties":{"code":{"type":"string","pattern":"^ORCH_[A-Z_]+$"},"message":{"type":"string"}}}]},"skip_reason":{"anyOf":[{"type":"null"},{"type":"object","required":["kind"],"properties":{"kind":{"enum":["need_not_met","condition"]}}}]},"child_run_id":{"type":["string","null"]},"profile":{"anyOf":[{"type":"null"},{"type":"object","required":["declared","granted","granted_by","mechanism"],"properties":{"declared":{"enum":["read-only","workspace-write","network","danger-full-access"]},"granted":{"enum":["read-only","workspace-write","network","danger-full-access"]},"granted_by":{"type":"string"},"mechanism":{"type":["string","null"]}}}]},"criteria":{"type":"array","items":{"type":"object","required":["id","text","standing","detail"],"properties":{"id":{"type":"string"},"text":{"type":"string"},"standing":{"enum":["verified","inferred","asserted","refuted"]},"detail":{"type":"string"}}}},"tree_before":{"type":["string","null"]},"tree_after":{"type":["string","null"]},"diff":{"anyOf":[{"type":"null"},{"type":"object","required":["path","files","added","deleted"],"properties":{"path":{"type":["string","null"]},"sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"},"files":{"type":"integer","minimum":0},"added":{"type":"integer","minimum":0},"deleted":{"type":"integer","minimum":0}}}]},"notes":{"type":"array","items":{"type":"string"}}}}},"approvals":{"type":"array","items":{"type":"object","required":["ref","id","stage","attempt","reason","title","instructions","approvers","from","also","status","requested_at","expires_at","bound","after","rules","note","decisions"],"properties":{"ref":{"type":"string"},"id":{"type":"string"},"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"reason":{"enum":["manual","policy","agent"]},"title":{"type":"string"},"instructions":{"type":"string"},"approvers":{"type":"integer","minimum":0},"from":{"type":"array","items":{"type":"string"}},"also":{"type":"array","items":{"type":"object","required":["approvers","from"],"properties":{"approvers":{"type":"integer","minimum":0},"from":{"type":"array","items":{"type":"string"}}}}},"status":{"enum":["pending","approved","rejected","changes_requested","void","expired"]},"requested_at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"expires_at":{"type":["string","null"],"pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"bound":{"type":"object","required":["plan","policy","worktree"],"properties":{"plan":{"type":"string"},"policy":{"type":["string","null"]},"worktree":{"type":["string","null"]}}},"after":{"enum":["succeed","run"]},"rules":{"type":"array","items":{"type":"string"}},"note":{"type":["string","null"]},"decisions":{"type":"array","items":{"type":"object","required":["request_id","decision","actor","reason","channel","at"],"properties":{"request_id":{"type":"string"},"decision":{"enum":["approved","rejected","changes_requested"]},"actor":{"type":"object","required":["name","source"],"properties":{"name":{"type":"string"},"source":{"enum":["git","flag","os","orch"]}}},"reason":{"type":"string"},"channel":{"enum":["cli","terminal"]},"at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"}}}}}}},"child_runs":{"type":"array","items":{"type":"object","required":["stage","run_id","task_id","manifest"],"properties":{"stage":{"type":"string"},"run_id":{"type":"string"},"task_id":{"type":"string"},"manifest":{"type":"string"}}}},"evaluations":{"type":"array"},"notes":{"type":"array","items":{"type":"object","required":["at","kind","message"],"properties":{"at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"kind":{"type":"string"},"message":{"type":"string"}}}},"journal":{"type":"object","required":["path","entries","head_sha256"],"properties":{"path":{"type":"string"},"entries":{"type":"integer","minimum":0},"head_sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"}}},"guardrail_summary":{"type":"array","items":{"type":"string"}}}};
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
if(data.started_by !== undefined){
let data14 = data.started_by;
const _errs25 = errors;
if(errors === _errs25){
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
let missing3;
if(((data14.name === undefined) && (missing3 = "name")) || ((data14.source === undefined) && (missing3 = "source"))){
validate21.errors = [{instancePath:instancePath+"/started_by",schemaPath:"#/properties/started_by/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
if(data14.name !== undefined){
const _errs27 = errors;
if(typeof data14.name !== "string"){
validate21.errors = [{instancePath:instancePath+"/started_by/name",schemaPath:"#/properties/started_by/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs27 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data14.source !== undefined){
let data16 = data14.source;
const _errs29 = errors;
if(!((((data16 === "git") || (data16 === "flag")) || (data16 === "os")) || (data16 === "orch"))){
validate21.errors = [{instancePath:instancePath+"/started_by/source",schemaPath:"#/properties/started_by/properties/source/enum",keyword:"enum",params:{allowedValues: schema6.properties.started_by.properties.source.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid3 = _errs29 === errors;
}
else {
var valid3 = true;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/started_by",schemaPath:"#/properties/started_by/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.orch_version !== undefined){
const _errs30 = errors;
if(typeof data.orch_version !== "string"){
validate21.errors = [{instancePath:instancePath+"/orch_version",schemaPath:"#/properties/orch_version/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs30 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.started_at !== undefined){
let data18 = data.started_at;
const _errs32 = errors;
if(errors === _errs32){
if(typeof data18 === "string"){
if(!pattern0.test(data18)){
validate21.errors = [{instancePath:instancePath+"/started_at",schemaPath:"#/properties/started_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/started_at",schemaPath:"#/properties/started_at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs32 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.updated_at !== undefined){
let data19 = data.updated_at;
const _errs34 = errors;
if(errors === _errs34){
if(typeof data19 === "string"){
if(!pattern0.test(data19)){
validate21.errors = [{instancePath:instancePath+"/updated_at",schemaPath:"#/properties/updated_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/updated_at",schemaPath:"#/properties/updated_at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs34 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.completed_at !== undefined){
let data20 = data.completed_at;
const _errs36 = errors;
if((typeof data20 !== "string") && (data20 !== null)){
validate21.errors = [{instancePath:instancePath+"/completed_at",schemaPath:"#/properties/completed_at/type",keyword:"type",params:{type: schema6.properties.completed_at.type},message:"must be string,null"}];
return false;
}
if(errors === _errs36){
if(typeof data20 === "string"){
if(!pattern0.test(data20)){
validate21.errors = [{instancePath:instancePath+"/completed_at",schemaPath:"#/properties/completed_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
}
var valid0 = _errs36 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.resumes !== undefined){
let data21 = data.resumes;
const _errs38 = errors;
if(!(((typeof data21 == "number") && (!(data21 % 1) && !isNaN(data21))) && (isFinite(data21)))){
validate21.errors = [{instancePath:instancePath+"/resumes",schemaPath:"#/properties/resumes/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs38){
if((typeof data21 == "number") && (isFinite(data21))){
if(data21 < 0 || isNaN(data21)){
validate21.errors = [{instancePath:instancePath+"/resumes",schemaPath:"#/properties/resumes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs38 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.plan_digest !== undefined){
const _errs40 = errors;
if(typeof data.plan_digest !== "string"){
validate21.errors = [{instancePath:instancePath+"/plan_digest",schemaPath:"#/properties/plan_digest/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs40 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.summary !== undefined){
let data23 = data.summary;
const _errs42 = errors;
if((typeof data23 !== "string") && (data23 !== null)){
validate21.errors = [{instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/type",keyword:"type",params:{type: schema6.properties.summary.type},message:"must be string,null"}];
return false;
}
var valid0 = _errs42 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.stages !== undefined){
let data24 = data.stages;
const _errs44 = errors;
if(errors === _errs44){
if(Array.isArray(data24)){
var valid4 = true;
const len0 = data24.length;
for(let i0=0; i0<len0; i0++){
let data25 = data24[i0];
const _errs46 = errors;
if(errors === _errs46){
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
let missing4;
if((((((((((((((((((((((((data25.index === undefined) && (missing4 = "index")) || ((data25.id === undefined) && (missing4 = "id"))) || ((data25.title === undefined) && (missing4 = "title"))) || ((data25.kind === undefined) && (missing4 = "kind"))) || ((data25.status === undefined) && (missing4 = "status"))) || ((data25.attempts === undefined) && (missing4 = "attempts"))) || ((data25.started_at === undefined) && (missing4 = "started_at"))) || ((data25.completed_at === undefined) && (missing4 = "completed_at"))) || ((data25.duration_ms === undefined) && (missing4 = "duration_ms"))) || ((data25.exit_code === undefined) && (missing4 = "exit_code"))) || ((data25.signal === undefined) && (missing4 = "signal"))) || ((data25.log === undefined) && (missing4 = "log"))) || ((data25.log_sha256 === undefined) && (missing4 = "log_sha256"))) || ((data25.output === undefined) && (missing4 = "output"))) || ((data25.failure === undefined) && (missing4 = "failure"))) || ((data25.skip_reason === undefined) && (missing4 = "skip_reason"))) || ((data25.child_run_id === undefined) && (missing4 = "child_run_id"))) || ((data25.profile === undefined) && (missing4 = "profile"))) || ((data25.criteria === undefined) && (missing4 = "criteria"))) || ((data25.tree_before === undefined) && (missing4 = "tree_before"))) || ((data25.tree_after === undefined) && (missing4 = "tree_after"))) || ((data25.diff === undefined) && (missing4 = "diff"))) || ((data25.notes === undefined) && (missing4 = "notes"))){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0,schemaPath:"#/properties/stages/items/required",keyword:"required",params:{missingProperty: missing4},message:"must have required property '"+missing4+"'"}];
return false;
}
else {
if(data25.index !== undefined){
let data26 = data25.index;
const _errs48 = errors;
if(!(((typeof data26 == "number") && (!(data26 % 1) && !isNaN(data26))) && (isFinite(data26)))){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/index",schemaPath:"#/properties/stages/items/properties/index/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs48){
if((typeof data26 == "number") && (isFinite(data26))){
if(data26 < 0 || isNaN(data26)){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/index",schemaPath:"#/properties/stages/items/properties/index/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid5 = _errs48 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data25.id !== undefined){
const _errs50 = errors;
if(typeof data25.id !== "string"){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/id",schemaPath:"#/properties/stages/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs50 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data25.title !== undefined){
const _errs52 = errors;
if(typeof data25.title !== "string"){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/title",schemaPath:"#/properties/stages/items/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs52 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data25.kind !== undefined){
let data29 = data25.kind;
const _errs54 = errors;
if(!((((data29 === "command") || (data29 === "subpipeline")) || (data29 === "manual")) || (data29 === "agent"))){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/kind",schemaPath:"#/properties/stages/items/properties/kind/enum",keyword:"enum",params:{allowedValues: schema6.properties.stages.items.properties.kind.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid5 = _errs54 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data25.status !== undefined){
let data30 = data25.status;
const _errs55 = errors;
if(!(((((((((((data30 === "pending") || (data30 === "ready")) || (data30 === "running")) || (data30 === "awaiting_approval")) || (data30 === "child_waiting")) || (data30 === "backing_off")) || (data30 === "succeeded")) || (data30 === "failed")) || (data30 === "skipped")) || (data30 === "cancelled")) || (data30 === "orphaned"))){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/status",schemaPath:"#/properties/stages/items/properties/status/enum",keyword:"enum",params:{allowedValues: schema6.properties.stages.items.properties.status.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid5 = _errs55 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data25.attempts !== undefined){
let data31 = data25.attempts;
const _errs56 = errors;
if(!(((typeof data31 == "number") && (!(data31 % 1) && !isNaN(data31))) && (isFinite(data31)))){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/attempts",schemaPath:"#/properties/stages/items/properties/attempts/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs56){
if((typeof data31 == "number") && (isFinite(data31))){
if(data31 < 0 || isNaN(data31)){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/attempts",schemaPath:"#/properties/stages/items/properties/attempts/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid5 = _errs56 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data25.started_at !== undefined){
let data32 = data25.started_at;
const _errs58 = errors;
if((typeof data32 !== "string") && (data32 !== null)){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/started_at",schemaPath:"#/properties/stages/items/properties/started_at/type",keyword:"type",params:{type: schema6.properties.stages.items.properties.started_at.type},message:"must be string,null"}];
return false;
}
if(errors === _errs58){
if(typeof data32 === "string"){
if(!pattern0.test(data32)){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/started_at",schemaPath:"#/properties/stages/items/properties/started_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
}
var valid5 = _errs58 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data25.completed_at !== undefined){
let data33 = data25.completed_at;
const _errs60 = errors;
if((typeof data33 !== "string") && (data33 !== null)){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/completed_at",schemaPath:"#/properties/stages/items/properties/completed_at/type",keyword:"type",params:{type: schema6.properties.stages.items.properties.completed_at.type},message:"must be string,null"}];
return false;
}
if(errors === _errs60){
if(typeof data33 === "string"){
if(!pattern0.test(data33)){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/completed_at",schemaPath:"#/properties/stages/items/properties/completed_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
}
var valid5 = _errs60 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data25.duration_ms !== undefined){
let data34 = data25.duration_ms;
const _errs62 = errors;
if((!((typeof data34 == "number") && (isFinite(data34)))) && (data34 !== null)){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/duration_ms",schemaPath:"#/properties/stages/items/properties/duration_ms/type",keyword:"type",params:{type: schema6.properties.stages.items.properties.duration_ms.type},message:"must be number,null"}];
return false;
}
var valid5 = _errs62 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data25.exit_code !== undefined){
let data35 = data25.exit_code;
const _errs64 = errors;
if((!((typeof data35 == "number") && (isFinite(data35)))) && (data35 !== null)){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/exit_code",schemaPath:"#/properties/stages/items/properties/exit_code/type",keyword:"type",params:{type: schema6.properties.stages.items.properties.exit_code.type},message:"must be number,null"}];
return false;
}
var valid5 = _errs64 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data25.signal !== undefined){
let data36 = data25.signal;
const _errs66 = errors;
if((typeof data36 !== "string") && (data36 !== null)){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/signal",schemaPath:"#/properties/stages/items/properties/signal/type",keyword:"type",params:{type: schema6.properties.stages.items.properties.signal.type},message:"must be string,null"}];
return false;
}
var valid5 = _errs66 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data25.log !== undefined){
let data37 = data25.log;
const _errs68 = errors;
if((typeof data37 !== "string") && (data37 !== null)){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/log",schemaPath:"#/properties/stages/items/properties/log/type",keyword:"type",params:{type: schema6.properties.stages.items.properties.log.type},message:"must be string,null"}];
return false;
}
var valid5 = _errs68 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data25.log_sha256 !== undefined){
let data38 = data25.log_sha256;
const _errs70 = errors;
if((typeof data38 !== "string") && (data38 !== null)){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/log_sha256",schemaPath:"#/properties/stages/items/properties/log_sha256/type",keyword:"type",params:{type: schema6.properties.stages.items.properties.log_sha256.type},message:"must be string,null"}];
return false;
}
if(errors === _errs70){
if(typeof data38 === "string"){
if(!pattern5.test(data38)){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/log_sha256",schemaPath:"#/properties/stages/items/properties/log_sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""}];
return false;
}
}
}
var valid5 = _errs70 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data25.output !== undefined){
let data39 = data25.output;
const _errs72 = errors;
const _errs73 = errors;
let valid6 = false;
const _errs74 = errors;
if(data39 !== null){
const err0 = {instancePath:instancePath+"/stages/" + i0+"/output",schemaPath:"#/properties/stages/items/properties/output/anyOf/0/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs74 === errors;
valid6 = valid6 || _valid0;
if(!valid6){
const _errs76 = errors;
if(errors === _errs76){
if(data39 && typeof data39 == "object" && !Array.isArray(data39)){
let missing5;
if((((data39.stdout_bytes === undefined) && (missing5 = "stdout_bytes")) || ((data39.stderr_bytes === undefined) && (missing5 = "stderr_bytes"))) || ((data39.redactions === undefined) && (missing5 = "redactions"))){
const err1 = {instancePath:instancePath+"/stages/" + i0+"/output",schemaPath:"#/properties/stages/items/properties/output/anyOf/1/required",keyword:"required",params:{missingProperty: missing5},message:"must have required property '"+missing5+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
else {
if(data39.stdout_bytes !== undefined){
let data40 = data39.stdout_bytes;
const _errs78 = errors;
if(!(((typeof data40 == "number") && (!(data40 % 1) && !isNaN(data40))) && (isFinite(data40)))){
const err2 = {instancePath:instancePath+"/stages/" + i0+"/output/stdout_bytes",schemaPath:"#/properties/stages/items/properties/output/anyOf/1/properties/stdout_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(errors === _errs78){
if((typeof data40 == "number") && (isFinite(data40))){
if(data40 < 0 || isNaN(data40)){
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
var valid7 = _errs78 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data39.stderr_bytes !== undefined){
let data41 = data39.stderr_bytes;
const _errs80 = errors;
if(!(((typeof data41 == "number") && (!(data41 % 1) && !isNaN(data41))) && (isFinite(data41)))){
const err4 = {instancePath:instancePath+"/stages/" + i0+"/output/stderr_bytes",schemaPath:"#/properties/stages/items/properties/output/anyOf/1/properties/stderr_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(errors === _errs80){
if((typeof data41 == "number") && (isFinite(data41))){
if(data41 < 0 || isNaN(data41)){
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
var valid7 = _errs80 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data39.redactions !== undefined){
let data42 = data39.redactions;
const _errs82 = errors;
if(!(((typeof data42 == "number") && (!(data42 % 1) && !isNaN(data42))) && (isFinite(data42)))){
const err6 = {instancePath:instancePath+"/stages/" + i0+"/output/redactions",schemaPath:"#/properties/stages/items/properties/output/anyOf/1/properties/redactions/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(errors === _errs82){
if((typeof data42 == "number") && (isFinite(data42))){
if(data42 < 0 || isNaN(data42)){
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
var valid7 = _errs82 === errors;
}
else {
var valid7 = true;
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
var _valid0 = _errs76 === errors;
valid6 = valid6 || _valid0;
}
if(!valid6){
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
errors = _errs73;
if(vErrors !== null){
if(_errs73){
vErrors.length = _errs73;
}
else {
vErrors = null;
}
}
}
var valid5 = _errs72 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data25.failure !== undefined){
let data43 = data25.failure;
const _errs84 = errors;
const _errs85 = errors;
let valid8 = false;
const _errs86 = errors;
if(data43 !== null){
const err10 = {instancePath:instancePath+"/stages/" + i0+"/failure",schemaPath:"#/properties/stages/items/properties/failure/anyOf/0/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var _valid1 = _errs86 === errors;
valid8 = valid8 || _valid1;
if(!valid8){
const _errs88 = errors;
if(errors === _errs88){
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
let missing6;
if(((data43.code === undefined) && (missing6 = "code")) || ((data43.message === undefined) && (missing6 = "message"))){
const err11 = {instancePath:instancePath+"/stages/" + i0+"/failure",schemaPath:"#/properties/stages/items/properties/failure/anyOf/1/required",keyword:"required",params:{missingProperty: missing6},message:"must have required property '"+missing6+"'"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
else {
if(data43.code !== undefined){
let data44 = data43.code;
const _errs90 = errors;
if(errors === _errs90){
if(typeof data44 === "string"){
if(!pattern6.test(data44)){
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
var valid9 = _errs90 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data43.message !== undefined){
const _errs92 = errors;
if(typeof data43.message !== "string"){
const err14 = {instancePath:instancePath+"/stages/" + i0+"/failure/message",schemaPath:"#/properties/stages/items/properties/failure/anyOf/1/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
var valid9 = _errs92 === errors;
}
else {
var valid9 = true;
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
var _valid1 = _errs88 === errors;
valid8 = valid8 || _valid1;
}
if(!valid8){
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
errors = _errs85;
if(vErrors !== null){
if(_errs85){
vErrors.length = _errs85;
}
else {
vErrors = null;
}
}
}
var valid5 = _errs84 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data25.skip_reason !== undefined){
let data46 = data25.skip_reason;
const _errs94 = errors;
const _errs95 = errors;
let valid10 = false;
const _errs96 = errors;
if(data46 !== null){
const err17 = {instancePath:instancePath+"/stages/" + i0+"/skip_reason",schemaPath:"#/properties/stages/items/properties/skip_reason/anyOf/0/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
var _valid2 = _errs96 === errors;
valid10 = valid10 || _valid2;
if(!valid10){
const _errs98 = errors;
if(errors === _errs98){
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
let missing7;
if((data46.kind === undefined) && (missing7 = "kind")){
const err18 = {instancePath:instancePath+"/stages/" + i0+"/skip_reason",schemaPath:"#/properties/stages/items/properties/skip_reason/anyOf/1/required",keyword:"required",params:{missingProperty: missing7},message:"must have required property '"+missing7+"'"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
else {
if(data46.kind !== undefined){
let data47 = data46.kind;
if(!((data47 === "need_not_met") || (data47 === "condition"))){
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
var _valid2 = _errs98 === errors;
valid10 = valid10 || _valid2;
}
if(!valid10){
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
errors = _errs95;
if(vErrors !== null){
if(_errs95){
vErrors.length = _errs95;
}
else {
vErrors = null;
}
}
}
var valid5 = _errs94 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data25.child_run_id !== undefined){
let data48 = data25.child_run_id;
const _errs101 = errors;
if((typeof data48 !== "string") && (data48 !== null)){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/child_run_id",schemaPath:"#/properties/stages/items/properties/child_run_id/type",keyword:"type",params:{type: schema6.properties.stages.items.properties.child_run_id.type},message:"must be string,null"}];
return false;
}
var valid5 = _errs101 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data25.profile !== undefined){
let data49 = data25.profile;
const _errs103 = errors;
const _errs104 = errors;
let valid12 = false;
const _errs105 = errors;
if(data49 !== null){
const err22 = {instancePath:instancePath+"/stages/" + i0+"/profile",schemaPath:"#/properties/stages/items/properties/profile/anyOf/0/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
var _valid3 = _errs105 === errors;
valid12 = valid12 || _valid3;
if(!valid12){
const _errs107 = errors;
if(errors === _errs107){
if(data49 && typeof data49 == "object" && !Array.isArray(data49)){
let missing8;
if(((((data49.declared === undefined) && (missing8 = "declared")) || ((data49.granted === undefined) && (missing8 = "granted"))) || ((data49.granted_by === undefined) && (missing8 = "granted_by"))) || ((data49.mechanism === undefined) && (missing8 = "mechanism"))){
const err23 = {instancePath:instancePath+"/stages/" + i0+"/profile",schemaPath:"#/properties/stages/items/properties/profile/anyOf/1/required",keyword:"required",params:{missingProperty: missing8},message:"must have required property '"+missing8+"'"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
else {
if(data49.declared !== undefined){
let data50 = data49.declared;
const _errs109 = errors;
if(!((((data50 === "read-only") || (data50 === "workspace-write")) || (data50 === "network")) || (data50 === "danger-full-access"))){
const err24 = {instancePath:instancePath+"/stages/" + i0+"/profile/declared",schemaPath:"#/properties/stages/items/properties/profile/anyOf/1/properties/declared/enum",keyword:"enum",params:{allowedValues: schema6.properties.stages.items.properties.profile.anyOf[1].properties.declared.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
var valid13 = _errs109 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data49.granted !== undefined){
let data51 = data49.granted;
const _errs110 = errors;
if(!((((data51 === "read-only") || (data51 === "workspace-write")) || (data51 === "network")) || (data51 === "danger-full-access"))){
const err25 = {instancePath:instancePath+"/stages/" + i0+"/profile/granted",schemaPath:"#/properties/stages/items/properties/profile/anyOf/1/properties/granted/enum",keyword:"enum",params:{allowedValues: schema6.properties.stages.items.properties.profile.anyOf[1].properties.granted.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
var valid13 = _errs110 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data49.granted_by !== undefined){
const _errs111 = errors;
if(typeof data49.granted_by !== "string"){
const err26 = {instancePath:instancePath+"/stages/" + i0+"/profile/granted_by",schemaPath:"#/properties/stages/items/properties/profile/anyOf/1/properties/granted_by/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
var valid13 = _errs111 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data49.mechanism !== undefined){
let data53 = data49.mechanism;
const _errs113 = errors;
if((typeof data53 !== "string") && (data53 !== null)){
const err27 = {instancePath:instancePath+"/stages/" + i0+"/profile/mechanism",schemaPath:"#/properties/stages/items/properties/profile/anyOf/1/properties/mechanism/type",keyword:"type",params:{type: schema6.properties.stages.items.properties.profile.anyOf[1].properties.mechanism.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
var valid13 = _errs113 === errors;
}
else {
var valid13 = true;
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
var _valid3 = _errs107 === errors;
valid12 = valid12 || _valid3;
}
if(!valid12){
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
errors = _errs104;
if(vErrors !== null){
if(_errs104){
vErrors.length = _errs104;
}
else {
vErrors = null;
}
}
}
var valid5 = _errs103 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data25.criteria !== undefined){
let data54 = data25.criteria;
const _errs115 = errors;
if(errors === _errs115){
if(Array.isArray(data54)){
var valid14 = true;
const len1 = data54.length;
for(let i1=0; i1<len1; i1++){
let data55 = data54[i1];
const _errs117 = errors;
if(errors === _errs117){
if(data55 && typeof data55 == "object" && !Array.isArray(data55)){
let missing9;
if(((((data55.id === undefined) && (missing9 = "id")) || ((data55.text === undefined) && (missing9 = "text"))) || ((data55.standing === undefined) && (missing9 = "standing"))) || ((data55.detail === undefined) && (missing9 = "detail"))){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/criteria/" + i1,schemaPath:"#/properties/stages/items/properties/criteria/items/required",keyword:"required",params:{missingProperty: missing9},message:"must have required property '"+missing9+"'"}];
return false;
}
else {
if(data55.id !== undefined){
const _errs119 = errors;
if(typeof data55.id !== "string"){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/criteria/" + i1+"/id",schemaPath:"#/properties/stages/items/properties/criteria/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid15 = _errs119 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data55.text !== undefined){
const _errs121 = errors;
if(typeof data55.text !== "string"){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/criteria/" + i1+"/text",schemaPath:"#/properties/stages/items/properties/criteria/items/properties/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid15 = _errs121 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data55.standing !== undefined){
let data58 = data55.standing;
const _errs123 = errors;
if(!((((data58 === "verified") || (data58 === "inferred")) || (data58 === "asserted")) || (data58 === "refuted"))){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/criteria/" + i1+"/standing",schemaPath:"#/properties/stages/items/properties/criteria/items/properties/standing/enum",keyword:"enum",params:{allowedValues: schema6.properties.stages.items.properties.criteria.items.properties.standing.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid15 = _errs123 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data55.detail !== undefined){
const _errs124 = errors;
if(typeof data55.detail !== "string"){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/criteria/" + i1+"/detail",schemaPath:"#/properties/stages/items/properties/criteria/items/properties/detail/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid15 = _errs124 === errors;
}
else {
var valid15 = true;
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
var valid14 = _errs117 === errors;
if(!valid14){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/criteria",schemaPath:"#/properties/stages/items/properties/criteria/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid5 = _errs115 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data25.tree_before !== undefined){
let data60 = data25.tree_before;
const _errs126 = errors;
if((typeof data60 !== "string") && (data60 !== null)){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/tree_before",schemaPath:"#/properties/stages/items/properties/tree_before/type",keyword:"type",params:{type: schema6.properties.stages.items.properties.tree_before.type},message:"must be string,null"}];
return false;
}
var valid5 = _errs126 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data25.tree_after !== undefined){
let data61 = data25.tree_after;
const _errs128 = errors;
if((typeof data61 !== "string") && (data61 !== null)){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/tree_after",schemaPath:"#/properties/stages/items/properties/tree_after/type",keyword:"type",params:{type: schema6.properties.stages.items.properties.tree_after.type},message:"must be string,null"}];
return false;
}
var valid5 = _errs128 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data25.diff !== undefined){
let data62 = data25.diff;
const _errs130 = errors;
const _errs131 = errors;
let valid16 = false;
const _errs132 = errors;
if(data62 !== null){
const err30 = {instancePath:instancePath+"/stages/" + i0+"/diff",schemaPath:"#/properties/stages/items/properties/diff/anyOf/0/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
var _valid4 = _errs132 === errors;
valid16 = valid16 || _valid4;
if(!valid16){
const _errs134 = errors;
if(errors === _errs134){
if(data62 && typeof data62 == "object" && !Array.isArray(data62)){
let missing10;
if(((((data62.path === undefined) && (missing10 = "path")) || ((data62.files === undefined) && (missing10 = "files"))) || ((data62.added === undefined) && (missing10 = "added"))) || ((data62.deleted === undefined) && (missing10 = "deleted"))){
const err31 = {instancePath:instancePath+"/stages/" + i0+"/diff",schemaPath:"#/properties/stages/items/properties/diff/anyOf/1/required",keyword:"required",params:{missingProperty: missing10},message:"must have required property '"+missing10+"'"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
else {
if(data62.path !== undefined){
let data63 = data62.path;
const _errs136 = errors;
if((typeof data63 !== "string") && (data63 !== null)){
const err32 = {instancePath:instancePath+"/stages/" + i0+"/diff/path",schemaPath:"#/properties/stages/items/properties/diff/anyOf/1/properties/path/type",keyword:"type",params:{type: schema6.properties.stages.items.properties.diff.anyOf[1].properties.path.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
var valid17 = _errs136 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data62.sha256 !== undefined){
let data64 = data62.sha256;
const _errs138 = errors;
if(errors === _errs138){
if(typeof data64 === "string"){
if(!pattern5.test(data64)){
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
var valid17 = _errs138 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data62.files !== undefined){
let data65 = data62.files;
const _errs140 = errors;
if(!(((typeof data65 == "number") && (!(data65 % 1) && !isNaN(data65))) && (isFinite(data65)))){
const err35 = {instancePath:instancePath+"/stages/" + i0+"/diff/files",schemaPath:"#/properties/stages/items/properties/diff/anyOf/1/properties/files/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(errors === _errs140){
if((typeof data65 == "number") && (isFinite(data65))){
if(data65 < 0 || isNaN(data65)){
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
var valid17 = _errs140 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data62.added !== undefined){
let data66 = data62.added;
const _errs142 = errors;
if(!(((typeof data66 == "number") && (!(data66 % 1) && !isNaN(data66))) && (isFinite(data66)))){
const err37 = {instancePath:instancePath+"/stages/" + i0+"/diff/added",schemaPath:"#/properties/stages/items/properties/diff/anyOf/1/properties/added/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(errors === _errs142){
if((typeof data66 == "number") && (isFinite(data66))){
if(data66 < 0 || isNaN(data66)){
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
var valid17 = _errs142 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data62.deleted !== undefined){
let data67 = data62.deleted;
const _errs144 = errors;
if(!(((typeof data67 == "number") && (!(data67 % 1) && !isNaN(data67))) && (isFinite(data67)))){
const err39 = {instancePath:instancePath+"/stages/" + i0+"/diff/deleted",schemaPath:"#/properties/stages/items/properties/diff/anyOf/1/properties/deleted/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(errors === _errs144){
if((typeof data67 == "number") && (isFinite(data67))){
if(data67 < 0 || isNaN(data67)){
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
var valid17 = _errs144 === errors;
}
else {
var valid17 = true;
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
var _valid4 = _errs134 === errors;
valid16 = valid16 || _valid4;
}
if(!valid16){
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
errors = _errs131;
if(vErrors !== null){
if(_errs131){
vErrors.length = _errs131;
}
else {
vErrors = null;
}
}
}
var valid5 = _errs130 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data25.notes !== undefined){
let data68 = data25.notes;
const _errs146 = errors;
if(errors === _errs146){
if(Array.isArray(data68)){
var valid18 = true;
const len2 = data68.length;
for(let i2=0; i2<len2; i2++){
const _errs148 = errors;
if(typeof data68[i2] !== "string"){
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/notes/" + i2,schemaPath:"#/properties/stages/items/properties/notes/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid18 = _errs148 === errors;
if(!valid18){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/stages/" + i0+"/notes",schemaPath:"#/properties/stages/items/properties/notes/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid5 = _errs146 === errors;
}
else {
var valid5 = true;
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
var valid4 = _errs46 === errors;
if(!valid4){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/stages",schemaPath:"#/properties/stages/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs44 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.approvals !== undefined){
let data70 = data.approvals;
const _errs150 = errors;
if(errors === _errs150){
if(Array.isArray(data70)){
var valid19 = true;
const len3 = data70.length;
for(let i3=0; i3<len3; i3++){
let data71 = data70[i3];
const _errs152 = errors;
if(errors === _errs152){
if(data71 && typeof data71 == "object" && !Array.isArray(data71)){
let missing11;
if(((((((((((((((((((data71.ref === undefined) && (missing11 = "ref")) || ((data71.id === undefined) && (missing11 = "id"))) || ((data71.stage === undefined) && (missing11 = "stage"))) || ((data71.attempt === undefined) && (missing11 = "attempt"))) || ((data71.reason === undefined) && (missing11 = "reason"))) || ((data71.title === undefined) && (missing11 = "title"))) || ((data71.instructions === undefined) && (missing11 = "instructions"))) || ((data71.approvers === undefined) && (missing11 = "approvers"))) || ((data71.from === undefined) && (missing11 = "from"))) || ((data71.also === undefined) && (missing11 = "also"))) || ((data71.status === undefined) && (missing11 = "status"))) || ((data71.requested_at === undefined) && (missing11 = "requested_at"))) || ((data71.expires_at === undefined) && (missing11 = "expires_at"))) || ((data71.bound === undefined) && (missing11 = "bound"))) || ((data71.after === undefined) && (missing11 = "after"))) || ((data71.rules === undefined) && (missing11 = "rules"))) || ((data71.note === undefined) && (missing11 = "note"))) || ((data71.decisions === undefined) && (missing11 = "decisions"))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3,schemaPath:"#/properties/approvals/items/required",keyword:"required",params:{missingProperty: missing11},message:"must have required property '"+missing11+"'"}];
return false;
}
else {
if(data71.ref !== undefined){
const _errs154 = errors;
if(typeof data71.ref !== "string"){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/ref",schemaPath:"#/properties/approvals/items/properties/ref/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid20 = _errs154 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data71.id !== undefined){
const _errs156 = errors;
if(typeof data71.id !== "string"){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/id",schemaPath:"#/properties/approvals/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid20 = _errs156 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data71.stage !== undefined){
const _errs158 = errors;
if(typeof data71.stage !== "string"){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/stage",schemaPath:"#/properties/approvals/items/properties/stage/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid20 = _errs158 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data71.attempt !== undefined){
let data75 = data71.attempt;
const _errs160 = errors;
if(!(((typeof data75 == "number") && (!(data75 % 1) && !isNaN(data75))) && (isFinite(data75)))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/attempt",schemaPath:"#/properties/approvals/items/properties/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs160){
if((typeof data75 == "number") && (isFinite(data75))){
if(data75 < 0 || isNaN(data75)){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/attempt",schemaPath:"#/properties/approvals/items/properties/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid20 = _errs160 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data71.reason !== undefined){
let data76 = data71.reason;
const _errs162 = errors;
if(!(((data76 === "manual") || (data76 === "policy")) || (data76 === "agent"))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/reason",schemaPath:"#/properties/approvals/items/properties/reason/enum",keyword:"enum",params:{allowedValues: schema6.properties.approvals.items.properties.reason.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid20 = _errs162 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data71.title !== undefined){
const _errs163 = errors;
if(typeof data71.title !== "string"){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/title",schemaPath:"#/properties/approvals/items/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid20 = _errs163 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data71.instructions !== undefined){
const _errs165 = errors;
if(typeof data71.instructions !== "string"){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/instructions",schemaPath:"#/properties/approvals/items/properties/instructions/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid20 = _errs165 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data71.approvers !== undefined){
let data79 = data71.approvers;
const _errs167 = errors;
if(!(((typeof data79 == "number") && (!(data79 % 1) && !isNaN(data79))) && (isFinite(data79)))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/approvers",schemaPath:"#/properties/approvals/items/properties/approvers/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs167){
if((typeof data79 == "number") && (isFinite(data79))){
if(data79 < 0 || isNaN(data79)){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/approvers",schemaPath:"#/properties/approvals/items/properties/approvers/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid20 = _errs167 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data71.from !== undefined){
let data80 = data71.from;
const _errs169 = errors;
if(errors === _errs169){
if(Array.isArray(data80)){
var valid21 = true;
const len4 = data80.length;
for(let i4=0; i4<len4; i4++){
const _errs171 = errors;
if(typeof data80[i4] !== "string"){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/from/" + i4,schemaPath:"#/properties/approvals/items/properties/from/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid21 = _errs171 === errors;
if(!valid21){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/from",schemaPath:"#/properties/approvals/items/properties/from/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid20 = _errs169 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data71.also !== undefined){
let data82 = data71.also;
const _errs173 = errors;
if(errors === _errs173){
if(Array.isArray(data82)){
var valid22 = true;
const len5 = data82.length;
for(let i5=0; i5<len5; i5++){
let data83 = data82[i5];
const _errs175 = errors;
if(errors === _errs175){
if(data83 && typeof data83 == "object" && !Array.isArray(data83)){
let missing12;
if(((data83.approvers === undefined) && (missing12 = "approvers")) || ((data83.from === undefined) && (missing12 = "from"))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/also/" + i5,schemaPath:"#/properties/approvals/items/properties/also/items/required",keyword:"required",params:{missingProperty: missing12},message:"must have required property '"+missing12+"'"}];
return false;
}
else {
if(data83.approvers !== undefined){
let data84 = data83.approvers;
const _errs177 = errors;
if(!(((typeof data84 == "number") && (!(data84 % 1) && !isNaN(data84))) && (isFinite(data84)))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/also/" + i5+"/approvers",schemaPath:"#/properties/approvals/items/properties/also/items/properties/approvers/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs177){
if((typeof data84 == "number") && (isFinite(data84))){
if(data84 < 0 || isNaN(data84)){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/also/" + i5+"/approvers",schemaPath:"#/properties/approvals/items/properties/also/items/properties/approvers/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid23 = _errs177 === errors;
}
else {
var valid23 = true;
}
if(valid23){
if(data83.from !== undefined){
let data85 = data83.from;
const _errs179 = errors;
if(errors === _errs179){
if(Array.isArray(data85)){
var valid24 = true;
const len6 = data85.length;
for(let i6=0; i6<len6; i6++){
const _errs181 = errors;
if(typeof data85[i6] !== "string"){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/also/" + i5+"/from/" + i6,schemaPath:"#/properties/approvals/items/properties/also/items/properties/from/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid24 = _errs181 === errors;
if(!valid24){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/also/" + i5+"/from",schemaPath:"#/properties/approvals/items/properties/also/items/properties/from/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid23 = _errs179 === errors;
}
else {
var valid23 = true;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/also/" + i5,schemaPath:"#/properties/approvals/items/properties/also/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid22 = _errs175 === errors;
if(!valid22){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/also",schemaPath:"#/properties/approvals/items/properties/also/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid20 = _errs173 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data71.status !== undefined){
let data87 = data71.status;
const _errs183 = errors;
if(!((((((data87 === "pending") || (data87 === "approved")) || (data87 === "rejected")) || (data87 === "changes_requested")) || (data87 === "void")) || (data87 === "expired"))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/status",schemaPath:"#/properties/approvals/items/properties/status/enum",keyword:"enum",params:{allowedValues: schema6.properties.approvals.items.properties.status.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid20 = _errs183 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data71.requested_at !== undefined){
let data88 = data71.requested_at;
const _errs184 = errors;
if(errors === _errs184){
if(typeof data88 === "string"){
if(!pattern0.test(data88)){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/requested_at",schemaPath:"#/properties/approvals/items/properties/requested_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/requested_at",schemaPath:"#/properties/approvals/items/properties/requested_at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid20 = _errs184 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data71.expires_at !== undefined){
let data89 = data71.expires_at;
const _errs186 = errors;
if((typeof data89 !== "string") && (data89 !== null)){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/expires_at",schemaPath:"#/properties/approvals/items/properties/expires_at/type",keyword:"type",params:{type: schema6.properties.approvals.items.properties.expires_at.type},message:"must be string,null"}];
return false;
}
if(errors === _errs186){
if(typeof data89 === "string"){
if(!pattern0.test(data89)){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/expires_at",schemaPath:"#/properties/approvals/items/properties/expires_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
}
var valid20 = _errs186 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data71.bound !== undefined){
let data90 = data71.bound;
const _errs188 = errors;
if(errors === _errs188){
if(data90 && typeof data90 == "object" && !Array.isArray(data90)){
let missing13;
if((((data90.plan === undefined) && (missing13 = "plan")) || ((data90.policy === undefined) && (missing13 = "policy"))) || ((data90.worktree === undefined) && (missing13 = "worktree"))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/bound",schemaPath:"#/properties/approvals/items/properties/bound/required",keyword:"required",params:{missingProperty: missing13},message:"must have required property '"+missing13+"'"}];
return false;
}
else {
if(data90.plan !== undefined){
const _errs190 = errors;
if(typeof data90.plan !== "string"){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/bound/plan",schemaPath:"#/properties/approvals/items/properties/bound/properties/plan/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid25 = _errs190 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data90.policy !== undefined){
let data92 = data90.policy;
const _errs192 = errors;
if((typeof data92 !== "string") && (data92 !== null)){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/bound/policy",schemaPath:"#/properties/approvals/items/properties/bound/properties/policy/type",keyword:"type",params:{type: schema6.properties.approvals.items.properties.bound.properties.policy.type},message:"must be string,null"}];
return false;
}
var valid25 = _errs192 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data90.worktree !== undefined){
let data93 = data90.worktree;
const _errs194 = errors;
if((typeof data93 !== "string") && (data93 !== null)){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/bound/worktree",schemaPath:"#/properties/approvals/items/properties/bound/properties/worktree/type",keyword:"type",params:{type: schema6.properties.approvals.items.properties.bound.properties.worktree.type},message:"must be string,null"}];
return false;
}
var valid25 = _errs194 === errors;
}
else {
var valid25 = true;
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
var valid20 = _errs188 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data71.after !== undefined){
let data94 = data71.after;
const _errs196 = errors;
if(!((data94 === "succeed") || (data94 === "run"))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/after",schemaPath:"#/properties/approvals/items/properties/after/enum",keyword:"enum",params:{allowedValues: schema6.properties.approvals.items.properties.after.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid20 = _errs196 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data71.rules !== undefined){
let data95 = data71.rules;
const _errs197 = errors;
if(errors === _errs197){
if(Array.isArray(data95)){
var valid26 = true;
const len7 = data95.length;
for(let i7=0; i7<len7; i7++){
const _errs199 = errors;
if(typeof data95[i7] !== "string"){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/rules/" + i7,schemaPath:"#/properties/approvals/items/properties/rules/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid26 = _errs199 === errors;
if(!valid26){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/rules",schemaPath:"#/properties/approvals/items/properties/rules/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid20 = _errs197 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data71.note !== undefined){
let data97 = data71.note;
const _errs201 = errors;
if((typeof data97 !== "string") && (data97 !== null)){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/note",schemaPath:"#/properties/approvals/items/properties/note/type",keyword:"type",params:{type: schema6.properties.approvals.items.properties.note.type},message:"must be string,null"}];
return false;
}
var valid20 = _errs201 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data71.decisions !== undefined){
let data98 = data71.decisions;
const _errs203 = errors;
if(errors === _errs203){
if(Array.isArray(data98)){
var valid27 = true;
const len8 = data98.length;
for(let i8=0; i8<len8; i8++){
let data99 = data98[i8];
const _errs205 = errors;
if(errors === _errs205){
if(data99 && typeof data99 == "object" && !Array.isArray(data99)){
let missing14;
if(((((((data99.request_id === undefined) && (missing14 = "request_id")) || ((data99.decision === undefined) && (missing14 = "decision"))) || ((data99.actor === undefined) && (missing14 = "actor"))) || ((data99.reason === undefined) && (missing14 = "reason"))) || ((data99.channel === undefined) && (missing14 = "channel"))) || ((data99.at === undefined) && (missing14 = "at"))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/decisions/" + i8,schemaPath:"#/properties/approvals/items/properties/decisions/items/required",keyword:"required",params:{missingProperty: missing14},message:"must have required property '"+missing14+"'"}];
return false;
}
else {
if(data99.request_id !== undefined){
const _errs207 = errors;
if(typeof data99.request_id !== "string"){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/decisions/" + i8+"/request_id",schemaPath:"#/properties/approvals/items/properties/decisions/items/properties/request_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid28 = _errs207 === errors;
}
else {
var valid28 = true;
}
if(valid28){
if(data99.decision !== undefined){
let data101 = data99.decision;
const _errs209 = errors;
if(!(((data101 === "approved") || (data101 === "rejected")) || (data101 === "changes_requested"))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/decisions/" + i8+"/decision",schemaPath:"#/properties/approvals/items/properties/decisions/items/properties/decision/enum",keyword:"enum",params:{allowedValues: schema6.properties.approvals.items.properties.decisions.items.properties.decision.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid28 = _errs209 === errors;
}
else {
var valid28 = true;
}
if(valid28){
if(data99.actor !== undefined){
let data102 = data99.actor;
const _errs210 = errors;
if(errors === _errs210){
if(data102 && typeof data102 == "object" && !Array.isArray(data102)){
let missing15;
if(((data102.name === undefined) && (missing15 = "name")) || ((data102.source === undefined) && (missing15 = "source"))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/decisions/" + i8+"/actor",schemaPath:"#/properties/approvals/items/properties/decisions/items/properties/actor/required",keyword:"required",params:{missingProperty: missing15},message:"must have required property '"+missing15+"'"}];
return false;
}
else {
if(data102.name !== undefined){
const _errs212 = errors;
if(typeof data102.name !== "string"){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/decisions/" + i8+"/actor/name",schemaPath:"#/properties/approvals/items/properties/decisions/items/properties/actor/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid29 = _errs212 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data102.source !== undefined){
let data104 = data102.source;
const _errs214 = errors;
if(!((((data104 === "git") || (data104 === "flag")) || (data104 === "os")) || (data104 === "orch"))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/decisions/" + i8+"/actor/source",schemaPath:"#/properties/approvals/items/properties/decisions/items/properties/actor/properties/source/enum",keyword:"enum",params:{allowedValues: schema6.properties.approvals.items.properties.decisions.items.properties.actor.properties.source.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid29 = _errs214 === errors;
}
else {
var valid29 = true;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/decisions/" + i8+"/actor",schemaPath:"#/properties/approvals/items/properties/decisions/items/properties/actor/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid28 = _errs210 === errors;
}
else {
var valid28 = true;
}
if(valid28){
if(data99.reason !== undefined){
const _errs215 = errors;
if(typeof data99.reason !== "string"){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/decisions/" + i8+"/reason",schemaPath:"#/properties/approvals/items/properties/decisions/items/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid28 = _errs215 === errors;
}
else {
var valid28 = true;
}
if(valid28){
if(data99.channel !== undefined){
let data106 = data99.channel;
const _errs217 = errors;
if(!((data106 === "cli") || (data106 === "terminal"))){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/decisions/" + i8+"/channel",schemaPath:"#/properties/approvals/items/properties/decisions/items/properties/channel/enum",keyword:"enum",params:{allowedValues: schema6.properties.approvals.items.properties.decisions.items.properties.channel.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid28 = _errs217 === errors;
}
else {
var valid28 = true;
}
if(valid28){
if(data99.at !== undefined){
let data107 = data99.at;
const _errs218 = errors;
if(errors === _errs218){
if(typeof data107 === "string"){
if(!pattern0.test(data107)){
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/decisions/" + i8+"/at",schemaPath:"#/properties/approvals/items/properties/decisions/items/properties/at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/decisions/" + i8+"/at",schemaPath:"#/properties/approvals/items/properties/decisions/items/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid28 = _errs218 === errors;
}
else {
var valid28 = true;
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
var valid27 = _errs205 === errors;
if(!valid27){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/approvals/" + i3+"/decisions",schemaPath:"#/properties/approvals/items/properties/decisions/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid20 = _errs203 === errors;
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
var valid19 = _errs152 === errors;
if(!valid19){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/approvals",schemaPath:"#/properties/approvals/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs150 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.child_runs !== undefined){
let data108 = data.child_runs;
const _errs220 = errors;
if(errors === _errs220){
if(Array.isArray(data108)){
var valid30 = true;
const len9 = data108.length;
for(let i9=0; i9<len9; i9++){
let data109 = data108[i9];
const _errs222 = errors;
if(errors === _errs222){
if(data109 && typeof data109 == "object" && !Array.isArray(data109)){
let missing16;
if(((((data109.stage === undefined) && (missing16 = "stage")) || ((data109.run_id === undefined) && (missing16 = "run_id"))) || ((data109.task_id === undefined) && (missing16 = "task_id"))) || ((data109.manifest === undefined) && (missing16 = "manifest"))){
validate21.errors = [{instancePath:instancePath+"/child_runs/" + i9,schemaPath:"#/properties/child_runs/items/required",keyword:"required",params:{missingProperty: missing16},message:"must have required property '"+missing16+"'"}];
return false;
}
else {
if(data109.stage !== undefined){
const _errs224 = errors;
if(typeof data109.stage !== "string"){
validate21.errors = [{instancePath:instancePath+"/child_runs/" + i9+"/stage",schemaPath:"#/properties/child_runs/items/properties/stage/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid31 = _errs224 === errors;
}
else {
var valid31 = true;
}
if(valid31){
if(data109.run_id !== undefined){
const _errs226 = errors;
if(typeof data109.run_id !== "string"){
validate21.errors = [{instancePath:instancePath+"/child_runs/" + i9+"/run_id",schemaPath:"#/properties/child_runs/items/properties/run_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid31 = _errs226 === errors;
}
else {
var valid31 = true;
}
if(valid31){
if(data109.task_id !== undefined){
const _errs228 = errors;
if(typeof data109.task_id !== "string"){
validate21.errors = [{instancePath:instancePath+"/child_runs/" + i9+"/task_id",schemaPath:"#/properties/child_runs/items/properties/task_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid31 = _errs228 === errors;
}
else {
var valid31 = true;
}
if(valid31){
if(data109.manifest !== undefined){
const _errs230 = errors;
if(typeof data109.manifest !== "string"){
validate21.errors = [{instancePath:instancePath+"/child_runs/" + i9+"/manifest",schemaPath:"#/properties/child_runs/items/properties/manifest/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid31 = _errs230 === errors;
}
else {
var valid31 = true;
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
var valid30 = _errs222 === errors;
if(!valid30){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/child_runs",schemaPath:"#/properties/child_runs/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs220 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.evaluations !== undefined){
const _errs232 = errors;
if(!(Array.isArray(data.evaluations))){
validate21.errors = [{instancePath:instancePath+"/evaluations",schemaPath:"#/properties/evaluations/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
var valid0 = _errs232 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.notes !== undefined){
let data115 = data.notes;
const _errs234 = errors;
if(errors === _errs234){
if(Array.isArray(data115)){
var valid32 = true;
const len10 = data115.length;
for(let i10=0; i10<len10; i10++){
let data116 = data115[i10];
const _errs236 = errors;
if(errors === _errs236){
if(data116 && typeof data116 == "object" && !Array.isArray(data116)){
let missing17;
if((((data116.at === undefined) && (missing17 = "at")) || ((data116.kind === undefined) && (missing17 = "kind"))) || ((data116.message === undefined) && (missing17 = "message"))){
validate21.errors = [{instancePath:instancePath+"/notes/" + i10,schemaPath:"#/properties/notes/items/required",keyword:"required",params:{missingProperty: missing17},message:"must have required property '"+missing17+"'"}];
return false;
}
else {
if(data116.at !== undefined){
let data117 = data116.at;
const _errs238 = errors;
if(errors === _errs238){
if(typeof data117 === "string"){
if(!pattern0.test(data117)){
validate21.errors = [{instancePath:instancePath+"/notes/" + i10+"/at",schemaPath:"#/properties/notes/items/properties/at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/notes/" + i10+"/at",schemaPath:"#/properties/notes/items/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid33 = _errs238 === errors;
}
else {
var valid33 = true;
}
if(valid33){
if(data116.kind !== undefined){
const _errs240 = errors;
if(typeof data116.kind !== "string"){
validate21.errors = [{instancePath:instancePath+"/notes/" + i10+"/kind",schemaPath:"#/properties/notes/items/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid33 = _errs240 === errors;
}
else {
var valid33 = true;
}
if(valid33){
if(data116.message !== undefined){
const _errs242 = errors;
if(typeof data116.message !== "string"){
validate21.errors = [{instancePath:instancePath+"/notes/" + i10+"/message",schemaPath:"#/properties/notes/items/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid33 = _errs242 === errors;
}
else {
var valid33 = true;
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
var valid32 = _errs236 === errors;
if(!valid32){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/notes",schemaPath:"#/properties/notes/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs234 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.journal !== undefined){
let data120 = data.journal;
const _errs244 = errors;
if(errors === _errs244){
if(data120 && typeof data120 == "object" && !Array.isArray(data120)){
let missing18;
if((((data120.path === undefined) && (missing18 = "path")) || ((data120.entries === undefined) && (missing18 = "entries"))) || ((data120.head_sha256 === undefined) && (missing18 = "head_sha256"))){
validate21.errors = [{instancePath:instancePath+"/journal",schemaPath:"#/properties/journal/required",keyword:"required",params:{missingProperty: missing18},message:"must have required property '"+missing18+"'"}];
return false;
}
else {
if(data120.path !== undefined){
const _errs246 = errors;
if(typeof data120.path !== "string"){
validate21.errors = [{instancePath:instancePath+"/journal/path",schemaPath:"#/properties/journal/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid34 = _errs246 === errors;
}
else {
var valid34 = true;
}
if(valid34){
if(data120.entries !== undefined){
let data122 = data120.entries;
const _errs248 = errors;
if(!(((typeof data122 == "number") && (!(data122 % 1) && !isNaN(data122))) && (isFinite(data122)))){
validate21.errors = [{instancePath:instancePath+"/journal/entries",schemaPath:"#/properties/journal/properties/entries/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs248){
if((typeof data122 == "number") && (isFinite(data122))){
if(data122 < 0 || isNaN(data122)){
validate21.errors = [{instancePath:instancePath+"/journal/entries",schemaPath:"#/properties/journal/properties/entries/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid34 = _errs248 === errors;
}
else {
var valid34 = true;
}
if(valid34){
if(data120.head_sha256 !== undefined){
let data123 = data120.head_sha256;
const _errs250 = errors;
if(errors === _errs250){
if(typeof data123 === "string"){
if(!pattern5.test(data123)){
validate21.errors = [{instancePath:instancePath+"/journal/head_sha256",schemaPath:"#/properties/journal/properties/head_sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/journal/head_sha256",schemaPath:"#/properties/journal/properties/head_sha256/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
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
validate21.errors = [{instancePath:instancePath+"/journal",schemaPath:"#/properties/journal/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs244 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.guardrail_summary !== undefined){
let data124 = data.guardrail_summary;
const _errs252 = errors;
if(errors === _errs252){
if(Array.isArray(data124)){
var valid35 = true;
const len11 = data124.length;
for(let i11=0; i11<len11; i11++){
const _errs254 = errors;
if(typeof data124[i11] !== "string"){
validate21.errors = [{instancePath:instancePath+"/guardrail_summary/" + i11,schemaPath:"#/properties/guardrail_summary/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid35 = _errs254 === errors;
if(!valid35){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/guardrail_summary",schemaPath:"#/properties/guardrail_summary/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs252 === errors;
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
else {
validate21.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate21.errors = vErrors;
return errors === 0;
}
