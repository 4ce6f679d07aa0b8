// Generated from the schema of the same name by scripts/generate-validators.ts.
"use strict";
export const validate = validate21;

const schema6 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"urn:orch:schema:v1:journal-line","title":"A line of a run's journal","description":"One event of runner.ndjson. prev is the SHA-256 (hex) of the bytes of the line before, without its newline.","type":"object","required":["v","seq","at","type","data","prev"],"properties":{"v":{"const":1},"seq":{"type":"integer","minimum":1},"at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"type":{"type":"string"},"prev":{"type":["string","null"],"pattern":"^[0-9a-f]{64}$"}},"additionalProperties":true,"discriminator":{"propertyName":"type"},"oneOf":[{"properties":{"type":{"const":"run.started"},"data":{"$ref":"#/$defs/data_run_started"}},"required":["type","data"]},{"properties":{"type":{"const":"run.resumed"},"data":{"$ref":"#/$defs/data_run_resumed"}},"required":["type","data"]},{"properties":{"type":{"const":"run.reopened"},"data":{"$ref":"#/$defs/data_run_reopened"}},"required":["type","data"]},{"properties":{"type":{"const":"plan.changed"},"data":{"$ref":"#/$defs/data_plan_changed"}},"required":["type","data"]},{"properties":{"type":{"const":"stage.started"},"data":{"$ref":"#/$defs/data_stage_started"}},"required":["type","data"]},{"properties":{"type":{"const":"stage.spawned"},"data":{"$ref":"#/$defs/data_stage_spawned"}},"required":["type","data"]},{"properties":{"type":{"const":"stage.succeeded"},"data":{"$ref":"#/$defs/data_stage_succeeded"}},"required":["type","data"]},{"properties":{"type":{"const":"stage.failed"},"data":{"$ref":"#/$defs/data_stage_failed"}},"required":["type","data"]},{"properties":{"type":{"const":"stage.retry_scheduled"},"data":{"$ref":"#/$defs/data_stage_retry_scheduled"}},"required":["type","data"]},{"properties":{"type":{"const":"stage.skipped"},"data":{"$ref":"#/$defs/data_stage_skipped"}},"required":["type","data"]},{"properties":{"type":{"const":"stage.orphaned"},"data":{"$ref":"#/$defs/data_stage_orphaned"}},"required":["type","data"]},{"properties":{"type":{"const":"stage.cancelled"},"data":{"$ref":"#/$defs/data_stage_cancelled"}},"required":["type","data"]},{"properties":{"type":{"const":"stage.child_paused"},"data":{"$ref":"#/$defs/data_stage_child_paused"}},"required":["type","data"]},{"properties":{"type":{"const":"stage.child_resumed"},"data":{"$ref":"#/$defs/data_stage_child_resumed"}},"required":["type","data"]},{"properties":{"type":{"const":"stage.reset"},"data":{"$ref":"#/$defs/data_stage_reset"}},"required":["type","data"]},{"properties":{"type":{"const":"approval.requested"},"data":{"$ref":"#/$defs/data_approval_requested"}},"required":["type","data"]},{"properties":{"type":{"const":"guard.decided"},"data":{"$ref":"#/$defs/data_guard_decided"}},"required":["type","data"]},{"properties":{"type":{"const":"approval.decided"},"data":{"$ref":"#/$defs/data_approval_decided"}},"required":["type","data"]},{"properties":{"type":{"const":"approval.granted"},"data":{"$ref":"#/$defs/data_approval_granted"}},"required":["type","data"]},{"properties":{"type":{"const":"approval.voided"},"data":{"$ref":"#/$defs/data_approval_voided"}},"required":["type","data"]},{"properties":{"type":{"const":"approval.expired"},"data":{"$ref":"#/$defs/data_approval_expired"}},"required":["type","data"]},{"properties":{"type":{"const":"approval.relayed"},"data":{"$ref":"#/$defs/data_approval_relayed"}},"required":["type","data"]},{"properties":{"type":{"const":"agent.session"},"data":{"$ref":"#/$defs/data_agent_session"}},"required":["type","data"]},{"properties":{"type":{"const":"agent.used"},"data":{"$ref":"#/$defs/data_agent_used"}},"required":["type","data"]},{"properties":{"type":{"const":"agent.span"},"data":{"$ref":"#/$defs/data_agent_span"}},"required":["type","data"]},{"properties":{"type":{"const":"agent.answered"},"data":{"$ref":"#/$defs/data_agent_answered"}},"required":["type","data"]},{"properties":{"type":{"const":"run.paused"},"data":{"$ref":"#/$defs/data_run_paused"}},"required":["type","data"]},{"properties":{"type":{"const":"run.stop_requested"},"data":{"$ref":"#/$defs/data_run_stop_requested"}},"required":["type","data"]},{"properties":{"type":{"const":"run.completed"},"data":{"$ref":"#/$defs/data_run_completed"}},"required":["type","data"]},{"properties":{"type":{"const":"journal.cut"},"data":{"$ref":"#/$defs/data_journal_cut"}},"required":["type","data"]},{"properties":{"type":{"const":"note"},"data":{"$ref":"#/$defs/data_note"}},"required":["type","data"]}],"$defs":{"actor":{"type":"object","required":["name","source"],"properties":{"name":{"type":"string"},"source":{"enum":["git","flag","os","orch"]}}},"bindings":{"type":"object","required":["plan","policy","worktree"],"properties":{"plan":{"type":"string"},"policy":{"type":["string","null"]},"worktree":{"type":["string","null"]}}},"stream":{"type":"object","required":["bytes","truncated_bytes","tail"],"properties":{"bytes":{"type":"integer","minimum":0},"truncated_bytes":{"type":"integer","minimum":0},"tail":{"type":"string"}}},"log":{"type":"object","required":["path","offset","bytes"],"properties":{"path":{"type":"string"},"offset":{"type":"integer","minimum":0},"bytes":{"type":"integer","minimum":0}}},"criterion":{"type":"object","required":["id","text","standing","detail"],"properties":{"id":{"type":"string"},"text":{"type":"string"},"standing":{"enum":["verified","inferred","asserted","refuted"]},"detail":{"type":"string"}}},"diff":{"type":"object","required":["path","files","added","deleted"],"properties":{"path":{"type":["string","null"]},"sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"},"files":{"type":"integer","minimum":0},"added":{"type":"integer","minimum":0},"deleted":{"type":"integer","minimum":0}}},"profile":{"type":"object","required":["declared","granted","granted_by","mechanism"],"properties":{"declared":{"enum":["read-only","workspace-write","network","danger-full-access"]},"granted":{"enum":["read-only","workspace-write","network","danger-full-access"]},"granted_by":{"type":"string"},"mechanism":{"type":["string","null"]}}},"evaluation":{"type":"object","required":["suite","evaluation","report","sha256","passed","verdicts"],"properties":{"suite":{"type":"string"},"evaluation":{"type":"string"},"report":{"type":"string"},"sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"},"passed":{"type":"boolean"},"verdicts":{"type":"object","additionalProperties":{"type":"integer","minimum":0}}}},"receipt":{"type":"object","required":["stage","attempt","argv","cwd","env_names","exit_code","signal","started_at","duration_ms","stdout","stderr","log","log_sha256","redactions","tree_before","tree_after","diff","profile","criteria","child_run_id","notes"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"argv":{"type":"array","items":{"type":"string"}},"cwd":{"type":"string"},"env_names":{"type":"array","items":{"type":"string"}},"exit_code":{"type":["number","null"]},"signal":{"type":["string","null"]},"started_at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"duration_ms":{"type":"number"},"stdout":{"$ref":"#/$defs/stream"},"stderr":{"$ref":"#/$defs/stream"},"log":{"anyOf":[{"type":"null"},{"$ref":"#/$defs/log"}]},"log_sha256":{"type":["string","null"],"pattern":"^[0-9a-f]{64}$"},"redactions":{"type":"integer","minimum":0},"tree_before":{"type":["string","null"]},"tree_after":{"type":["string","null"]},"diff":{"anyOf":[{"type":"null"},{"$ref":"#/$defs/diff"}]},"profile":{"anyOf":[{"type":"null"},{"$ref":"#/$defs/profile"}]},"criteria":{"type":"array","items":{"$ref":"#/$defs/criterion"}},"child_run_id":{"type":["string","null"]},"notes":{"type":"array","items":{"type":"string"}},"agent":{"$ref":"#/$defs/agent"},"evaluations":{"type":"array","items":{"$ref":"#/$defs/evaluation"}}}},"failure":{"type":"object","required":["code","message"],"properties":{"code":{"type":"string","pattern":"^ORCH_[A-Z_]+$"},"message":{"type":"string"}}},"approval_request":{"type":"object","required":["id","stage","attempt","reason","title","instructions","approvers","from","expires_at","bound","after","rules"],"properties":{"id":{"type":"string"},"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"reason":{"enum":["manual","policy","agent","budget"]},"title":{"type":"string"},"instructions":{"type":"string"},"approvers":{"type":"integer","minimum":0},"from":{"type":"array","items":{"type":"string"}},"also":{"type":"array","items":{"type":"object","required":["approvers","from"],"properties":{"approvers":{"type":"integer","minimum":0},"from":{"type":"array","items":{"type":"string"}}}}},"expires_at":{"type":["string","null"],"pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"bound":{"$ref":"#/$defs/bindings"},"after":{"enum":["succeed","run"]},"rules":{"type":"array","items":{"type":"string"}},"ask":{"$ref":"#/$defs/agent_question"}}},"review":{"type":"object","required":["summary","guardrails","failures"],"properties":{"summary":{"type":"string"},"guardrails":{"type":"array","items":{"type":"object","required":["id","title","required","standing","detail","waived_by"],"properties":{"id":{"type":"string"},"title":{"type":"string"},"required":{"type":"boolean"},"standing":{"enum":["passed","failed","waived","not_run","unproven"]},"detail":{"type":"string"},"waived_by":{"type":["string","null"]}}}},"failures":{"type":"array","items":{"type":"string"}}}},"plan":{"type":"object","required":["v","pipeline","stages","max_duration_ms","digest"],"properties":{"v":{"const":1},"pipeline":{"type":"object","required":["id","title"],"properties":{"id":{"type":"string"},"title":{"type":"string"}}},"stages":{"type":"array","items":{"type":"object","required":["index","id","title","slug","needs","definition"],"properties":{"index":{"type":"integer","minimum":1},"id":{"type":"string"},"title":{"type":"string"},"slug":{"type":"string"},"needs":{"anyOf":[{"const":"all-before"},{"type":"array","items":{"type":"integer","minimum":0}}]},"definition":{"type":"object","required":["kind","id"],"properties":{"kind":{"enum":["command","subpipeline","manual","agent"]},"id":{"type":"string"}}},"prompt":{"type":"object","required":["path","sha256"],"properties":{"path":{"type":"string"},"sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"}}}}}},"max_duration_ms":{"type":["number","null"]},"digest":{"type":"string"}}},"execution":{"type":"object","required":["mode","max_concurrency","source"],"properties":{"mode":{"enum":["sequential","parallel"]},"max_concurrency":{"type":"integer","minimum":1},"source":{"enum":["default","task","flag"]}}},"data_run_started":{"type":"object","required":["task_id","run_id","parent_run_id","parent_stage","parent_attempt","depth","plan","execution","started_by","orch_version"],"properties":{"task_id":{"type":"string"},"run_id":{"type":"string"},"parent_run_id":{"type":["string","null"]},"parent_stage":{"type":["string","null"]},"parent_attempt":{"type":["number","null"]},"depth":{"type":"integer","minimum":0},"plan":{"$ref":"#/$defs/plan"},"execution":{"$ref":"#/$defs/execution"},"started_by":{"$ref":"#/$defs/actor"},"orch_version":{"type":"string"},"policy":{"type":"string"},"workspace":{"type":"object","required":["root","branch","base"],"properties":{"root":{"type":"string"},"branch":{"type":"string"},"base":{"type":"string"}}}}},"data_run_resumed":{"type":"object","required":["by","reason"],"properties":{"by":{"$ref":"#/$defs/actor"},"reason":{"type":"string"}}},"data_run_reopened":{"type":"object","required":["by","from","parent_attempt"],"properties":{"by":{"$ref":"#/$defs/actor"},"from":{"enum":["succeeded","failed","cancelled"]},"parent_attempt":{"type":["number","null"]}}},"data_plan_changed":{"type":"object","required":["by","previous_digest","plan"],"properties":{"by":{"$ref":"#/$defs/actor"},"previous_digest":{"type":"string"},"plan":{"$ref":"#/$defs/plan"}}},"data_stage_started":{"type":"object","required":["stage","attempt","child_run_id"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"child_run_id":{"type":["string","null"]}}},"data_stage_spawned":{"type":"object","required":["stage","attempt","handle"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0}}},"data_stage_succeeded":{"type":"object","required":["stage","attempt","receipt"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"receipt":{"anyOf":[{"type":"null"},{"$ref":"#/$defs/receipt"}]}}},"data_stage_failed":{"type":"object","required":["stage","attempt","failure","allowed","receipt"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"failure":{"$ref":"#/$defs/failure"},"allowed":{"type":"boolean"},"receipt":{"anyOf":[{"type":"null"},{"$ref":"#/$defs/receipt"}]}}},"data_stage_retry_scheduled":{"type":"object","required":["stage","attempt","failure","backoff_ms","due_at","receipt"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"failure":{"$ref":"#/$defs/failure"},"backoff_ms":{"type":"number"},"due_at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"receipt":{"anyOf":[{"type":"null"},{"$ref":"#/$defs/receipt"}]}}},"data_stage_skipped":{"type":"object","required":["stage","reason"],"properties":{"stage":{"type":"string"},"reason":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["need_not_met","condition"]},"needs":{"type":"array","items":{"type":"string"}},"when":{"type":"string"}}}}},"data_stage_orphaned":{"type":"object","required":["stage","attempt"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0}}},"data_stage_cancelled":{"type":"object","required":["stage","attempt","receipt"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"receipt":{"anyOf":[{"type":"null"},{"$ref":"#/$defs/receipt"}]}}},"data_stage_child_paused":{"type":"object","required":["stage","attempt","child_run_id","reason"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"child_run_id":{"type":"string"},"reason":{"enum":["approval","input","budget"]}}},"data_stage_child_resumed":{"type":"object","required":["stage","attempt","child_run_id"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"child_run_id":{"type":"string"}}},"data_stage_reset":{"type":"object","required":["stages","because"],"properties":{"stages":{"type":"array","items":{"type":"string"}},"because":{"type":"string"}}},"data_approval_requested":{"type":"object","required":["request","receipt"],"properties":{"request":{"$ref":"#/$defs/approval_request"},"receipt":{"anyOf":[{"type":"null"},{"$ref":"#/$defs/receipt"}]}}},"data_guard_decided":{"type":"object","required":["stage","attempt","guard","moment","effect","rules","facts"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"guard":{"type":"string"},"moment":{"enum":["before","after","ask"]},"effect":{"enum":["allow","ask","deny"]},"rules":{"type":"array","items":{"type":"string"}}}},"data_approval_decided":{"type":"object","required":["request_id","decision","actor","reason","channel"],"properties":{"request_id":{"type":"string"},"decision":{"enum":["approved","rejected","changes_requested"]},"actor":{"$ref":"#/$defs/actor"},"reason":{"type":"string"},"channel":{"enum":["cli","terminal"]}}},"data_approval_granted":{"type":"object","required":["request_id","bound"],"properties":{"request_id":{"type":"string"},"bound":{"$ref":"#/$defs/bindings"}}},"data_approval_voided":{"type":"object","required":["request_id","changed"],"properties":{"request_id":{"type":"string"},"changed":{"type":"array","items":{"type":"string"}}}},"data_approval_expired":{"type":"object","required":["request_id","expired_at"],"properties":{"request_id":{"type":"string"},"expired_at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"}}},"data_run_paused":{"type":"object","required":["reason"],"properties":{"reason":{"enum":["approval","input","budget"]}}},"data_run_stop_requested":{"type":"object","required":["cause"],"properties":{"cause":{"enum":["cancel","max_duration"]},"by":{"$ref":"#/$defs/actor"},"reason":{"type":"string"},"max_duration_ms":{"type":"number"}}},"data_run_completed":{"type":"object","required":["status","review"],"properties":{"status":{"enum":["succeeded","failed","cancelled"]},"review":{"$ref":"#/$defs/review"}}},"data_journal_cut":{"type":"object","required":["bytes","sha256"],"properties":{"bytes":{"type":"integer","minimum":0},"sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"}}},"data_note":{"type":"object","required":["kind","message","data"],"properties":{"kind":{"type":"string"},"message":{"type":"string"}}},"usage":{"type":"object","required":["turns","input_tokens","output_tokens","wall_ms"],"properties":{"turns":{"type":"integer","minimum":0},"input_tokens":{"type":"integer","minimum":0},"output_tokens":{"type":"integer","minimum":0},"wall_ms":{"type":"number","minimum":0}}},"agent_span":{"type":"object","required":["id","parent","kind","name","started_at","ended_at","error"],"properties":{"id":{"type":"string"},"parent":{"type":["string","null"]},"kind":{"type":"string"},"name":{"type":"string"},"started_at":{"type":"string"},"ended_at":{"type":"string"},"error":{"type":["string","null"]}}},"agent_question":{"type":"object","required":["kind","digest","command","paths"],"properties":{"kind":{"enum":["command","file_change","network","permission","other"]},"digest":{"type":"string"},"command":{"anyOf":[{"type":["string","null"]},{"type":"array","items":{"type":"string"}}]},"paths":{"type":"array","items":{"type":"string"}}}},"agent":{"type":"object","required":["agent","session","usage","asserted","commands"],"properties":{"agent":{"type":"string"},"session":{"type":["string","null"]},"usage":{"$ref":"#/$defs/usage"},"asserted":{"type":"string"},"commands":{"type":"array","items":{"type":"object","required":["command","exit_code"],"properties":{"command":{"type":"string"},"exit_code":{"type":["integer","null"]}}}}}},"data_approval_relayed":{"type":"object","required":["request_id"],"properties":{"request_id":{"type":"string"}}},"data_agent_session":{"type":"object","required":["stage","attempt","agent","session","tree_before"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"agent":{"type":"string"},"session":{"type":"string"},"tree_before":{"type":["string","null"]}}},"data_agent_used":{"type":"object","required":["stage","attempt","usage"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"usage":{"$ref":"#/$defs/usage"}}},"data_agent_span":{"type":"object","required":["stage","attempt","span"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"span":{"$ref":"#/$defs/agent_span"}}},"data_agent_answered":{"type":"object","required":["stage","attempt","ask","answer","by","request_id","rules"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"ask":{"$ref":"#/$defs/agent_question"},"answer":{"enum":["accept","decline"]},"by":{"enum":["approval","policy","stage"]},"request_id":{"type":["string","null"]},"rules":{"type":"array","items":{"type":"string"}}}}}};
const pattern0 = new RegExp("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$", "u");
const pattern1 = new RegExp("^[0-9a-f]{64}$", "u");
const schema7 = {"type":"object","required":["task_id","run_id","parent_run_id","parent_stage","parent_attempt","depth","plan","execution","started_by","orch_version"],"properties":{"task_id":{"type":"string"},"run_id":{"type":"string"},"parent_run_id":{"type":["string","null"]},"parent_stage":{"type":["string","null"]},"parent_attempt":{"type":["number","null"]},"depth":{"type":"integer","minimum":0},"plan":{"$ref":"#/$defs/plan"},"execution":{"$ref":"#/$defs/execution"},"started_by":{"$ref":"#/$defs/actor"},"orch_version":{"type":"string"},"policy":{"type":"string"},"workspace":{"type":"object","required":["root","branch","base"],"properties":{"root":{"type":"string"},"branch":{"type":"string"},"base":{"type":"string"}}}}};
const schema8 = {"type":"object","required":["v","pipeline","stages","max_duration_ms","digest"],"properties":{"v":{"const":1},"pipeline":{"type":"object","required":["id","title"],"properties":{"id":{"type":"string"},"title":{"type":"string"}}},"stages":{"type":"array","items":{"type":"object","required":["index","id","title","slug","needs","definition"],"properties":{"index":{"type":"integer","minimum":1},"id":{"type":"string"},"title":{"type":"string"},"slug":{"type":"string"},"needs":{"anyOf":[{"const":"all-before"},{"type":"array","items":{"type":"integer","minimum":0}}]},"definition":{"type":"object","required":["kind","id"],"properties":{"kind":{"enum":["command","subpipeline","manual","agent"]},"id":{"type":"string"}}},"prompt":{"type":"object","required":["path","sha256"],"properties":{"path":{"type":"string"},"sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"}}}}}},"max_duration_ms":{"type":["number","null"]},"digest":{"type":"string"}}};

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.v === undefined) && (missing0 = "v")) || ((data.pipeline === undefined) && (missing0 = "pipeline"))) || ((data.stages === undefined) && (missing0 = "stages"))) || ((data.max_duration_ms === undefined) && (missing0 = "max_duration_ms"))) || ((data.digest === undefined) && (missing0 = "digest"))){
validate23.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.v !== undefined){
const _errs1 = errors;
if(1 !== data.v){
validate23.errors = [{instancePath:instancePath+"/v",schemaPath:"#/properties/v/const",keyword:"const",params:{allowedValue: 1},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.pipeline !== undefined){
let data1 = data.pipeline;
const _errs2 = errors;
if(errors === _errs2){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing1;
if(((data1.id === undefined) && (missing1 = "id")) || ((data1.title === undefined) && (missing1 = "title"))){
validate23.errors = [{instancePath:instancePath+"/pipeline",schemaPath:"#/properties/pipeline/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data1.id !== undefined){
const _errs4 = errors;
if(typeof data1.id !== "string"){
validate23.errors = [{instancePath:instancePath+"/pipeline/id",schemaPath:"#/properties/pipeline/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs4 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.title !== undefined){
const _errs6 = errors;
if(typeof data1.title !== "string"){
validate23.errors = [{instancePath:instancePath+"/pipeline/title",schemaPath:"#/properties/pipeline/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs6 === errors;
}
else {
var valid1 = true;
}
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/pipeline",schemaPath:"#/properties/pipeline/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.stages !== undefined){
let data4 = data.stages;
const _errs8 = errors;
if(errors === _errs8){
if(Array.isArray(data4)){
var valid2 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
const _errs10 = errors;
if(errors === _errs10){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
let missing2;
if(((((((data5.index === undefined) && (missing2 = "index")) || ((data5.id === undefined) && (missing2 = "id"))) || ((data5.title === undefined) && (missing2 = "title"))) || ((data5.slug === undefined) && (missing2 = "slug"))) || ((data5.needs === undefined) && (missing2 = "needs"))) || ((data5.definition === undefined) && (missing2 = "definition"))){
validate23.errors = [{instancePath:instancePath+"/stages/" + i0,schemaPath:"#/properties/stages/items/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
if(data5.index !== undefined){
let data6 = data5.index;
const _errs12 = errors;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
validate23.errors = [{instancePath:instancePath+"/stages/" + i0+"/index",schemaPath:"#/properties/stages/items/properties/index/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs12){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 1 || isNaN(data6)){
validate23.errors = [{instancePath:instancePath+"/stages/" + i0+"/index",schemaPath:"#/properties/stages/items/properties/index/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid3 = _errs12 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data5.id !== undefined){
const _errs14 = errors;
if(typeof data5.id !== "string"){
validate23.errors = [{instancePath:instancePath+"/stages/" + i0+"/id",schemaPath:"#/properties/stages/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs14 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data5.title !== undefined){
const _errs16 = errors;
if(typeof data5.title !== "string"){
validate23.errors = [{instancePath:instancePath+"/stages/" + i0+"/title",schemaPath:"#/properties/stages/items/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs16 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data5.slug !== undefined){
const _errs18 = errors;
if(typeof data5.slug !== "string"){
validate23.errors = [{instancePath:instancePath+"/stages/" + i0+"/slug",schemaPath:"#/properties/stages/items/properties/slug/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs18 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data5.needs !== undefined){
let data10 = data5.needs;
const _errs20 = errors;
const _errs21 = errors;
let valid4 = false;
const _errs22 = errors;
if("all-before" !== data10){
const err0 = {instancePath:instancePath+"/stages/" + i0+"/needs",schemaPath:"#/properties/stages/items/properties/needs/anyOf/0/const",keyword:"const",params:{allowedValue: "all-before"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs22 === errors;
valid4 = valid4 || _valid0;
if(!valid4){
const _errs23 = errors;
if(errors === _errs23){
if(Array.isArray(data10)){
var valid5 = true;
const len1 = data10.length;
for(let i1=0; i1<len1; i1++){
let data11 = data10[i1];
const _errs25 = errors;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err1 = {instancePath:instancePath+"/stages/" + i0+"/needs/" + i1,schemaPath:"#/properties/stages/items/properties/needs/anyOf/1/items/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(errors === _errs25){
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 < 0 || isNaN(data11)){
const err2 = {instancePath:instancePath+"/stages/" + i0+"/needs/" + i1,schemaPath:"#/properties/stages/items/properties/needs/anyOf/1/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
var valid5 = _errs25 === errors;
if(!valid5){
break;
}
}
}
else {
const err3 = {instancePath:instancePath+"/stages/" + i0+"/needs",schemaPath:"#/properties/stages/items/properties/needs/anyOf/1/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var _valid0 = _errs23 === errors;
valid4 = valid4 || _valid0;
}
if(!valid4){
const err4 = {instancePath:instancePath+"/stages/" + i0+"/needs",schemaPath:"#/properties/stages/items/properties/needs/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
validate23.errors = vErrors;
return false;
}
else {
errors = _errs21;
if(vErrors !== null){
if(_errs21){
vErrors.length = _errs21;
}
else {
vErrors = null;
}
}
}
var valid3 = _errs20 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data5.definition !== undefined){
let data12 = data5.definition;
const _errs27 = errors;
if(errors === _errs27){
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
let missing3;
if(((data12.kind === undefined) && (missing3 = "kind")) || ((data12.id === undefined) && (missing3 = "id"))){
validate23.errors = [{instancePath:instancePath+"/stages/" + i0+"/definition",schemaPath:"#/properties/stages/items/properties/definition/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
if(data12.kind !== undefined){
let data13 = data12.kind;
const _errs29 = errors;
if(!((((data13 === "command") || (data13 === "subpipeline")) || (data13 === "manual")) || (data13 === "agent"))){
validate23.errors = [{instancePath:instancePath+"/stages/" + i0+"/definition/kind",schemaPath:"#/properties/stages/items/properties/definition/properties/kind/enum",keyword:"enum",params:{allowedValues: schema8.properties.stages.items.properties.definition.properties.kind.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid6 = _errs29 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data12.id !== undefined){
const _errs30 = errors;
if(typeof data12.id !== "string"){
validate23.errors = [{instancePath:instancePath+"/stages/" + i0+"/definition/id",schemaPath:"#/properties/stages/items/properties/definition/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid6 = _errs30 === errors;
}
else {
var valid6 = true;
}
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/stages/" + i0+"/definition",schemaPath:"#/properties/stages/items/properties/definition/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid3 = _errs27 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data5.prompt !== undefined){
let data15 = data5.prompt;
const _errs32 = errors;
if(errors === _errs32){
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
let missing4;
if(((data15.path === undefined) && (missing4 = "path")) || ((data15.sha256 === undefined) && (missing4 = "sha256"))){
validate23.errors = [{instancePath:instancePath+"/stages/" + i0+"/prompt",schemaPath:"#/properties/stages/items/properties/prompt/required",keyword:"required",params:{missingProperty: missing4},message:"must have required property '"+missing4+"'"}];
return false;
}
else {
if(data15.path !== undefined){
const _errs34 = errors;
if(typeof data15.path !== "string"){
validate23.errors = [{instancePath:instancePath+"/stages/" + i0+"/prompt/path",schemaPath:"#/properties/stages/items/properties/prompt/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid7 = _errs34 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data15.sha256 !== undefined){
let data17 = data15.sha256;
const _errs36 = errors;
if(errors === _errs36){
if(typeof data17 === "string"){
if(!pattern1.test(data17)){
validate23.errors = [{instancePath:instancePath+"/stages/" + i0+"/prompt/sha256",schemaPath:"#/properties/stages/items/properties/prompt/properties/sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/stages/" + i0+"/prompt/sha256",schemaPath:"#/properties/stages/items/properties/prompt/properties/sha256/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid7 = _errs36 === errors;
}
else {
var valid7 = true;
}
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/stages/" + i0+"/prompt",schemaPath:"#/properties/stages/items/properties/prompt/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid3 = _errs32 === errors;
}
else {
var valid3 = true;
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
validate23.errors = [{instancePath:instancePath+"/stages/" + i0,schemaPath:"#/properties/stages/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid2 = _errs10 === errors;
if(!valid2){
break;
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/stages",schemaPath:"#/properties/stages/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.max_duration_ms !== undefined){
let data18 = data.max_duration_ms;
const _errs38 = errors;
if((!((typeof data18 == "number") && (isFinite(data18)))) && (data18 !== null)){
validate23.errors = [{instancePath:instancePath+"/max_duration_ms",schemaPath:"#/properties/max_duration_ms/type",keyword:"type",params:{type: schema8.properties.max_duration_ms.type},message:"must be number,null"}];
return false;
}
var valid0 = _errs38 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.digest !== undefined){
const _errs40 = errors;
if(typeof data.digest !== "string"){
validate23.errors = [{instancePath:instancePath+"/digest",schemaPath:"#/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs40 === errors;
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
validate23.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate23.errors = vErrors;
return errors === 0;
}

const schema9 = {"type":"object","required":["mode","max_concurrency","source"],"properties":{"mode":{"enum":["sequential","parallel"]},"max_concurrency":{"type":"integer","minimum":1},"source":{"enum":["default","task","flag"]}}};

function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.mode === undefined) && (missing0 = "mode")) || ((data.max_concurrency === undefined) && (missing0 = "max_concurrency"))) || ((data.source === undefined) && (missing0 = "source"))){
validate25.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.mode !== undefined){
let data0 = data.mode;
const _errs1 = errors;
if(!((data0 === "sequential") || (data0 === "parallel"))){
validate25.errors = [{instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/enum",keyword:"enum",params:{allowedValues: schema9.properties.mode.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.max_concurrency !== undefined){
let data1 = data.max_concurrency;
const _errs2 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate25.errors = [{instancePath:instancePath+"/max_concurrency",schemaPath:"#/properties/max_concurrency/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs2){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 1 || isNaN(data1)){
validate25.errors = [{instancePath:instancePath+"/max_concurrency",schemaPath:"#/properties/max_concurrency/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.source !== undefined){
let data2 = data.source;
const _errs4 = errors;
if(!(((data2 === "default") || (data2 === "task")) || (data2 === "flag"))){
validate25.errors = [{instancePath:instancePath+"/source",schemaPath:"#/properties/source/enum",keyword:"enum",params:{allowedValues: schema9.properties.source.enum},message:"must be equal to one of the allowed values"}];
return false;
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
validate25.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate25.errors = vErrors;
return errors === 0;
}

const schema10 = {"type":"object","required":["name","source"],"properties":{"name":{"type":"string"},"source":{"enum":["git","flag","os","orch"]}}};

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.name === undefined) && (missing0 = "name")) || ((data.source === undefined) && (missing0 = "source"))){
validate27.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.name !== undefined){
const _errs1 = errors;
if(typeof data.name !== "string"){
validate27.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.source !== undefined){
let data1 = data.source;
const _errs3 = errors;
if(!((((data1 === "git") || (data1 === "flag")) || (data1 === "os")) || (data1 === "orch"))){
validate27.errors = [{instancePath:instancePath+"/source",schemaPath:"#/properties/source/enum",keyword:"enum",params:{allowedValues: schema10.properties.source.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate27.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate27.errors = vErrors;
return errors === 0;
}


function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((((data.task_id === undefined) && (missing0 = "task_id")) || ((data.run_id === undefined) && (missing0 = "run_id"))) || ((data.parent_run_id === undefined) && (missing0 = "parent_run_id"))) || ((data.parent_stage === undefined) && (missing0 = "parent_stage"))) || ((data.parent_attempt === undefined) && (missing0 = "parent_attempt"))) || ((data.depth === undefined) && (missing0 = "depth"))) || ((data.plan === undefined) && (missing0 = "plan"))) || ((data.execution === undefined) && (missing0 = "execution"))) || ((data.started_by === undefined) && (missing0 = "started_by"))) || ((data.orch_version === undefined) && (missing0 = "orch_version"))){
validate22.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.task_id !== undefined){
const _errs1 = errors;
if(typeof data.task_id !== "string"){
validate22.errors = [{instancePath:instancePath+"/task_id",schemaPath:"#/properties/task_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run_id !== undefined){
const _errs3 = errors;
if(typeof data.run_id !== "string"){
validate22.errors = [{instancePath:instancePath+"/run_id",schemaPath:"#/properties/run_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.parent_run_id !== undefined){
let data2 = data.parent_run_id;
const _errs5 = errors;
if((typeof data2 !== "string") && (data2 !== null)){
validate22.errors = [{instancePath:instancePath+"/parent_run_id",schemaPath:"#/properties/parent_run_id/type",keyword:"type",params:{type: schema7.properties.parent_run_id.type},message:"must be string,null"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.parent_stage !== undefined){
let data3 = data.parent_stage;
const _errs7 = errors;
if((typeof data3 !== "string") && (data3 !== null)){
validate22.errors = [{instancePath:instancePath+"/parent_stage",schemaPath:"#/properties/parent_stage/type",keyword:"type",params:{type: schema7.properties.parent_stage.type},message:"must be string,null"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.parent_attempt !== undefined){
let data4 = data.parent_attempt;
const _errs9 = errors;
if((!((typeof data4 == "number") && (isFinite(data4)))) && (data4 !== null)){
validate22.errors = [{instancePath:instancePath+"/parent_attempt",schemaPath:"#/properties/parent_attempt/type",keyword:"type",params:{type: schema7.properties.parent_attempt.type},message:"must be number,null"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.depth !== undefined){
let data5 = data.depth;
const _errs11 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate22.errors = [{instancePath:instancePath+"/depth",schemaPath:"#/properties/depth/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs11){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 0 || isNaN(data5)){
validate22.errors = [{instancePath:instancePath+"/depth",schemaPath:"#/properties/depth/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.plan !== undefined){
const _errs13 = errors;
if(!(validate23(data.plan, {instancePath:instancePath+"/plan",parentData:data,parentDataProperty:"plan",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.execution !== undefined){
const _errs14 = errors;
if(!(validate25(data.execution, {instancePath:instancePath+"/execution",parentData:data,parentDataProperty:"execution",rootData}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.started_by !== undefined){
const _errs15 = errors;
if(!(validate27(data.started_by, {instancePath:instancePath+"/started_by",parentData:data,parentDataProperty:"started_by",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.orch_version !== undefined){
const _errs16 = errors;
if(typeof data.orch_version !== "string"){
validate22.errors = [{instancePath:instancePath+"/orch_version",schemaPath:"#/properties/orch_version/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.policy !== undefined){
const _errs18 = errors;
if(typeof data.policy !== "string"){
validate22.errors = [{instancePath:instancePath+"/policy",schemaPath:"#/properties/policy/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.workspace !== undefined){
let data11 = data.workspace;
const _errs20 = errors;
if(errors === _errs20){
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
let missing1;
if((((data11.root === undefined) && (missing1 = "root")) || ((data11.branch === undefined) && (missing1 = "branch"))) || ((data11.base === undefined) && (missing1 = "base"))){
validate22.errors = [{instancePath:instancePath+"/workspace",schemaPath:"#/properties/workspace/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data11.root !== undefined){
const _errs22 = errors;
if(typeof data11.root !== "string"){
validate22.errors = [{instancePath:instancePath+"/workspace/root",schemaPath:"#/properties/workspace/properties/root/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs22 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data11.branch !== undefined){
const _errs24 = errors;
if(typeof data11.branch !== "string"){
validate22.errors = [{instancePath:instancePath+"/workspace/branch",schemaPath:"#/properties/workspace/properties/branch/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs24 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data11.base !== undefined){
const _errs26 = errors;
if(typeof data11.base !== "string"){
validate22.errors = [{instancePath:instancePath+"/workspace/base",schemaPath:"#/properties/workspace/properties/base/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs26 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/workspace",schemaPath:"#/properties/workspace/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs20 === errors;
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
else {
validate22.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate22.errors = vErrors;
return errors === 0;
}

const schema11 = {"type":"object","required":["by","reason"],"properties":{"by":{"$ref":"#/$defs/actor"},"reason":{"type":"string"}}};

function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.by === undefined) && (missing0 = "by")) || ((data.reason === undefined) && (missing0 = "reason"))){
validate30.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.by !== undefined){
const _errs1 = errors;
if(!(validate27(data.by, {instancePath:instancePath+"/by",parentData:data,parentDataProperty:"by",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reason !== undefined){
const _errs2 = errors;
if(typeof data.reason !== "string"){
validate30.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate30.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate30.errors = vErrors;
return errors === 0;
}

const schema12 = {"type":"object","required":["by","from","parent_attempt"],"properties":{"by":{"$ref":"#/$defs/actor"},"from":{"enum":["succeeded","failed","cancelled"]},"parent_attempt":{"type":["number","null"]}}};

function validate33(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.by === undefined) && (missing0 = "by")) || ((data.from === undefined) && (missing0 = "from"))) || ((data.parent_attempt === undefined) && (missing0 = "parent_attempt"))){
validate33.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.by !== undefined){
const _errs1 = errors;
if(!(validate27(data.by, {instancePath:instancePath+"/by",parentData:data,parentDataProperty:"by",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.from !== undefined){
let data1 = data.from;
const _errs2 = errors;
if(!(((data1 === "succeeded") || (data1 === "failed")) || (data1 === "cancelled"))){
validate33.errors = [{instancePath:instancePath+"/from",schemaPath:"#/properties/from/enum",keyword:"enum",params:{allowedValues: schema12.properties.from.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.parent_attempt !== undefined){
let data2 = data.parent_attempt;
const _errs3 = errors;
if((!((typeof data2 == "number") && (isFinite(data2)))) && (data2 !== null)){
validate33.errors = [{instancePath:instancePath+"/parent_attempt",schemaPath:"#/properties/parent_attempt/type",keyword:"type",params:{type: schema12.properties.parent_attempt.type},message:"must be number,null"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate33.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate33.errors = vErrors;
return errors === 0;
}

const schema13 = {"type":"object","required":["by","previous_digest","plan"],"properties":{"by":{"$ref":"#/$defs/actor"},"previous_digest":{"type":"string"},"plan":{"$ref":"#/$defs/plan"}}};

function validate36(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.by === undefined) && (missing0 = "by")) || ((data.previous_digest === undefined) && (missing0 = "previous_digest"))) || ((data.plan === undefined) && (missing0 = "plan"))){
validate36.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.by !== undefined){
const _errs1 = errors;
if(!(validate27(data.by, {instancePath:instancePath+"/by",parentData:data,parentDataProperty:"by",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.previous_digest !== undefined){
const _errs2 = errors;
if(typeof data.previous_digest !== "string"){
validate36.errors = [{instancePath:instancePath+"/previous_digest",schemaPath:"#/properties/previous_digest/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.plan !== undefined){
const _errs4 = errors;
if(!(validate23(data.plan, {instancePath:instancePath+"/plan",parentData:data,parentDataProperty:"plan",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
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
validate36.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate36.errors = vErrors;
return errors === 0;
}

const schema14 = {"type":"object","required":["stage","attempt","child_run_id"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"child_run_id":{"type":["string","null"]}}};

function validate40(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.stage === undefined) && (missing0 = "stage")) || ((data.attempt === undefined) && (missing0 = "attempt"))) || ((data.child_run_id === undefined) && (missing0 = "child_run_id"))){
validate40.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.stage !== undefined){
const _errs1 = errors;
if(typeof data.stage !== "string"){
validate40.errors = [{instancePath:instancePath+"/stage",schemaPath:"#/properties/stage/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.attempt !== undefined){
let data1 = data.attempt;
const _errs3 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate40.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
validate40.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.child_run_id !== undefined){
let data2 = data.child_run_id;
const _errs5 = errors;
if((typeof data2 !== "string") && (data2 !== null)){
validate40.errors = [{instancePath:instancePath+"/child_run_id",schemaPath:"#/properties/child_run_id/type",keyword:"type",params:{type: schema14.properties.child_run_id.type},message:"must be string,null"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate40.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate40.errors = vErrors;
return errors === 0;
}

const schema15 = {"type":"object","required":["stage","attempt","handle"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0}}};

function validate42(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.stage === undefined) && (missing0 = "stage")) || ((data.attempt === undefined) && (missing0 = "attempt"))) || ((data.handle === undefined) && (missing0 = "handle"))){
validate42.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.stage !== undefined){
const _errs1 = errors;
if(typeof data.stage !== "string"){
validate42.errors = [{instancePath:instancePath+"/stage",schemaPath:"#/properties/stage/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.attempt !== undefined){
let data1 = data.attempt;
const _errs3 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate42.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
validate42.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate42.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate42.errors = vErrors;
return errors === 0;
}

const schema16 = {"type":"object","required":["stage","attempt","receipt"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"receipt":{"anyOf":[{"type":"null"},{"$ref":"#/$defs/receipt"}]}}};
const schema17 = {"type":"object","required":["stage","attempt","argv","cwd","env_names","exit_code","signal","started_at","duration_ms","stdout","stderr","log","log_sha256","redactions","tree_before","tree_after","diff","profile","criteria","child_run_id","notes"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"argv":{"type":"array","items":{"type":"string"}},"cwd":{"type":"string"},"env_names":{"type":"array","items":{"type":"string"}},"exit_code":{"type":["number","null"]},"signal":{"type":["string","null"]},"started_at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"duration_ms":{"type":"number"},"stdout":{"$ref":"#/$defs/stream"},"stderr":{"$ref":"#/$defs/stream"},"log":{"anyOf":[{"type":"null"},{"$ref":"#/$defs/log"}]},"log_sha256":{"type":["string","null"],"pattern":"^[0-9a-f]{64}$"},"redactions":{"type":"integer","minimum":0},"tree_before":{"type":["string","null"]},"tree_after":{"type":["string","null"]},"diff":{"anyOf":[{"type":"null"},{"$ref":"#/$defs/diff"}]},"profile":{"anyOf":[{"type":"null"},{"$ref":"#/$defs/profile"}]},"criteria":{"type":"array","items":{"$ref":"#/$defs/criterion"}},"child_run_id":{"type":["string","null"]},"notes":{"type":"array","items":{"type":"string"}},"agent":{"$ref":"#/$defs/agent"},"evaluations":{"type":"array","items":{"$ref":"#/$defs/evaluation"}}}};
const schema18 = {"type":"object","required":["bytes","truncated_bytes","tail"],"properties":{"bytes":{"type":"integer","minimum":0},"truncated_bytes":{"type":"integer","minimum":0},"tail":{"type":"string"}}};

function validate46(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.bytes === undefined) && (missing0 = "bytes")) || ((data.truncated_bytes === undefined) && (missing0 = "truncated_bytes"))) || ((data.tail === undefined) && (missing0 = "tail"))){
validate46.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.bytes !== undefined){
let data0 = data.bytes;
const _errs1 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate46.errors = [{instancePath:instancePath+"/bytes",schemaPath:"#/properties/bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs1){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 0 || isNaN(data0)){
validate46.errors = [{instancePath:instancePath+"/bytes",schemaPath:"#/properties/bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.truncated_bytes !== undefined){
let data1 = data.truncated_bytes;
const _errs3 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate46.errors = [{instancePath:instancePath+"/truncated_bytes",schemaPath:"#/properties/truncated_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
validate46.errors = [{instancePath:instancePath+"/truncated_bytes",schemaPath:"#/properties/truncated_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tail !== undefined){
const _errs5 = errors;
if(typeof data.tail !== "string"){
validate46.errors = [{instancePath:instancePath+"/tail",schemaPath:"#/properties/tail/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate46.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate46.errors = vErrors;
return errors === 0;
}

const schema19 = {"type":"object","required":["path","offset","bytes"],"properties":{"path":{"type":"string"},"offset":{"type":"integer","minimum":0},"bytes":{"type":"integer","minimum":0}}};

function validate49(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.path === undefined) && (missing0 = "path")) || ((data.offset === undefined) && (missing0 = "offset"))) || ((data.bytes === undefined) && (missing0 = "bytes"))){
validate49.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.path !== undefined){
const _errs1 = errors;
if(typeof data.path !== "string"){
validate49.errors = [{instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.offset !== undefined){
let data1 = data.offset;
const _errs3 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate49.errors = [{instancePath:instancePath+"/offset",schemaPath:"#/properties/offset/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
validate49.errors = [{instancePath:instancePath+"/offset",schemaPath:"#/properties/offset/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.bytes !== undefined){
let data2 = data.bytes;
const _errs5 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate49.errors = [{instancePath:instancePath+"/bytes",schemaPath:"#/properties/bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs5){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
validate49.errors = [{instancePath:instancePath+"/bytes",schemaPath:"#/properties/bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate49.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate49.errors = vErrors;
return errors === 0;
}

const schema20 = {"type":"object","required":["path","files","added","deleted"],"properties":{"path":{"type":["string","null"]},"sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"},"files":{"type":"integer","minimum":0},"added":{"type":"integer","minimum":0},"deleted":{"type":"integer","minimum":0}}};

function validate51(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.path === undefined) && (missing0 = "path")) || ((data.files === undefined) && (missing0 = "files"))) || ((data.added === undefined) && (missing0 = "added"))) || ((data.deleted === undefined) && (missing0 = "deleted"))){
validate51.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.path !== undefined){
let data0 = data.path;
const _errs1 = errors;
if((typeof data0 !== "string") && (data0 !== null)){
validate51.errors = [{instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: schema20.properties.path.type},message:"must be string,null"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sha256 !== undefined){
let data1 = data.sha256;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data1 === "string"){
if(!pattern1.test(data1)){
validate51.errors = [{instancePath:instancePath+"/sha256",schemaPath:"#/properties/sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""}];
return false;
}
}
else {
validate51.errors = [{instancePath:instancePath+"/sha256",schemaPath:"#/properties/sha256/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.files !== undefined){
let data2 = data.files;
const _errs5 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate51.errors = [{instancePath:instancePath+"/files",schemaPath:"#/properties/files/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs5){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
validate51.errors = [{instancePath:instancePath+"/files",schemaPath:"#/properties/files/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.added !== undefined){
let data3 = data.added;
const _errs7 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate51.errors = [{instancePath:instancePath+"/added",schemaPath:"#/properties/added/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs7){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
validate51.errors = [{instancePath:instancePath+"/added",schemaPath:"#/properties/added/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.deleted !== undefined){
let data4 = data.deleted;
const _errs9 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate51.errors = [{instancePath:instancePath+"/deleted",schemaPath:"#/properties/deleted/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs9){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 0 || isNaN(data4)){
validate51.errors = [{instancePath:instancePath+"/deleted",schemaPath:"#/properties/deleted/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs9 === errors;
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
validate51.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate51.errors = vErrors;
return errors === 0;
}

const schema21 = {"type":"object","required":["declared","granted","granted_by","mechanism"],"properties":{"declared":{"enum":["read-only","workspace-write","network","danger-full-access"]},"granted":{"enum":["read-only","workspace-write","network","danger-full-access"]},"granted_by":{"type":"string"},"mechanism":{"type":["string","null"]}}};

function validate53(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.declared === undefined) && (missing0 = "declared")) || ((data.granted === undefined) && (missing0 = "granted"))) || ((data.granted_by === undefined) && (missing0 = "granted_by"))) || ((data.mechanism === undefined) && (missing0 = "mechanism"))){
validate53.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.declared !== undefined){
let data0 = data.declared;
const _errs1 = errors;
if(!((((data0 === "read-only") || (data0 === "workspace-write")) || (data0 === "network")) || (data0 === "danger-full-access"))){
validate53.errors = [{instancePath:instancePath+"/declared",schemaPath:"#/properties/declared/enum",keyword:"enum",params:{allowedValues: schema21.properties.declared.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.granted !== undefined){
let data1 = data.granted;
const _errs2 = errors;
if(!((((data1 === "read-only") || (data1 === "workspace-write")) || (data1 === "network")) || (data1 === "danger-full-access"))){
validate53.errors = [{instancePath:instancePath+"/granted",schemaPath:"#/properties/granted/enum",keyword:"enum",params:{allowedValues: schema21.properties.granted.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.granted_by !== undefined){
const _errs3 = errors;
if(typeof data.granted_by !== "string"){
validate53.errors = [{instancePath:instancePath+"/granted_by",schemaPath:"#/properties/granted_by/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.mechanism !== undefined){
let data3 = data.mechanism;
const _errs5 = errors;
if((typeof data3 !== "string") && (data3 !== null)){
validate53.errors = [{instancePath:instancePath+"/mechanism",schemaPath:"#/properties/mechanism/type",keyword:"type",params:{type: schema21.properties.mechanism.type},message:"must be string,null"}];
return false;
}
var valid0 = _errs5 === errors;
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
validate53.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate53.errors = vErrors;
return errors === 0;
}

const schema22 = {"type":"object","required":["id","text","standing","detail"],"properties":{"id":{"type":"string"},"text":{"type":"string"},"standing":{"enum":["verified","inferred","asserted","refuted"]},"detail":{"type":"string"}}};

function validate55(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.id === undefined) && (missing0 = "id")) || ((data.text === undefined) && (missing0 = "text"))) || ((data.standing === undefined) && (missing0 = "standing"))) || ((data.detail === undefined) && (missing0 = "detail"))){
validate55.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.id !== undefined){
const _errs1 = errors;
if(typeof data.id !== "string"){
validate55.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.text !== undefined){
const _errs3 = errors;
if(typeof data.text !== "string"){
validate55.errors = [{instancePath:instancePath+"/text",schemaPath:"#/properties/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.standing !== undefined){
let data2 = data.standing;
const _errs5 = errors;
if(!((((data2 === "verified") || (data2 === "inferred")) || (data2 === "asserted")) || (data2 === "refuted"))){
validate55.errors = [{instancePath:instancePath+"/standing",schemaPath:"#/properties/standing/enum",keyword:"enum",params:{allowedValues: schema22.properties.standing.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.detail !== undefined){
const _errs6 = errors;
if(typeof data.detail !== "string"){
validate55.errors = [{instancePath:instancePath+"/detail",schemaPath:"#/properties/detail/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
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
validate55.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate55.errors = vErrors;
return errors === 0;
}

const schema23 = {"type":"object","required":["agent","session","usage","asserted","commands"],"properties":{"agent":{"type":"string"},"session":{"type":["string","null"]},"usage":{"$ref":"#/$defs/usage"},"asserted":{"type":"string"},"commands":{"type":"array","items":{"type":"object","required":["command","exit_code"],"properties":{"command":{"type":"string"},"exit_code":{"type":["integer","null"]}}}}}};
const schema24 = {"type":"object","required":["turns","input_tokens","output_tokens","wall_ms"],"properties":{"turns":{"type":"integer","minimum":0},"input_tokens":{"type":"integer","minimum":0},"output_tokens":{"type":"integer","minimum":0},"wall_ms":{"type":"number","minimum":0}}};

function validate58(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.turns === undefined) && (missing0 = "turns")) || ((data.input_tokens === undefined) && (missing0 = "input_tokens"))) || ((data.output_tokens === undefined) && (missing0 = "output_tokens"))) || ((data.wall_ms === undefined) && (missing0 = "wall_ms"))){
validate58.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.turns !== undefined){
let data0 = data.turns;
const _errs1 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate58.errors = [{instancePath:instancePath+"/turns",schemaPath:"#/properties/turns/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs1){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 0 || isNaN(data0)){
validate58.errors = [{instancePath:instancePath+"/turns",schemaPath:"#/properties/turns/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.input_tokens !== undefined){
let data1 = data.input_tokens;
const _errs3 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate58.errors = [{instancePath:instancePath+"/input_tokens",schemaPath:"#/properties/input_tokens/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
validate58.errors = [{instancePath:instancePath+"/input_tokens",schemaPath:"#/properties/input_tokens/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.output_tokens !== undefined){
let data2 = data.output_tokens;
const _errs5 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate58.errors = [{instancePath:instancePath+"/output_tokens",schemaPath:"#/properties/output_tokens/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs5){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
validate58.errors = [{instancePath:instancePath+"/output_tokens",schemaPath:"#/properties/output_tokens/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.wall_ms !== undefined){
let data3 = data.wall_ms;
const _errs7 = errors;
if(errors === _errs7){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
validate58.errors = [{instancePath:instancePath+"/wall_ms",schemaPath:"#/properties/wall_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
else {
validate58.errors = [{instancePath:instancePath+"/wall_ms",schemaPath:"#/properties/wall_ms/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid0 = _errs7 === errors;
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
validate58.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate58.errors = vErrors;
return errors === 0;
}


function validate57(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.agent === undefined) && (missing0 = "agent")) || ((data.session === undefined) && (missing0 = "session"))) || ((data.usage === undefined) && (missing0 = "usage"))) || ((data.asserted === undefined) && (missing0 = "asserted"))) || ((data.commands === undefined) && (missing0 = "commands"))){
validate57.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.agent !== undefined){
const _errs1 = errors;
if(typeof data.agent !== "string"){
validate57.errors = [{instancePath:instancePath+"/agent",schemaPath:"#/properties/agent/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.session !== undefined){
let data1 = data.session;
const _errs3 = errors;
if((typeof data1 !== "string") && (data1 !== null)){
validate57.errors = [{instancePath:instancePath+"/session",schemaPath:"#/properties/session/type",keyword:"type",params:{type: schema23.properties.session.type},message:"must be string,null"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.usage !== undefined){
const _errs5 = errors;
if(!(validate58(data.usage, {instancePath:instancePath+"/usage",parentData:data,parentDataProperty:"usage",rootData}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.asserted !== undefined){
const _errs6 = errors;
if(typeof data.asserted !== "string"){
validate57.errors = [{instancePath:instancePath+"/asserted",schemaPath:"#/properties/asserted/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.commands !== undefined){
let data4 = data.commands;
const _errs8 = errors;
if(errors === _errs8){
if(Array.isArray(data4)){
var valid1 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
const _errs10 = errors;
if(errors === _errs10){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
let missing1;
if(((data5.command === undefined) && (missing1 = "command")) || ((data5.exit_code === undefined) && (missing1 = "exit_code"))){
validate57.errors = [{instancePath:instancePath+"/commands/" + i0,schemaPath:"#/properties/commands/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data5.command !== undefined){
const _errs12 = errors;
if(typeof data5.command !== "string"){
validate57.errors = [{instancePath:instancePath+"/commands/" + i0+"/command",schemaPath:"#/properties/commands/items/properties/command/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data5.exit_code !== undefined){
let data7 = data5.exit_code;
const _errs14 = errors;
if((!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))) && (data7 !== null)){
validate57.errors = [{instancePath:instancePath+"/commands/" + i0+"/exit_code",schemaPath:"#/properties/commands/items/properties/exit_code/type",keyword:"type",params:{type: schema23.properties.commands.items.properties.exit_code.type},message:"must be integer,null"}];
return false;
}
var valid2 = _errs14 === errors;
}
else {
var valid2 = true;
}
}
}
}
else {
validate57.errors = [{instancePath:instancePath+"/commands/" + i0,schemaPath:"#/properties/commands/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs10 === errors;
if(!valid1){
break;
}
}
}
else {
validate57.errors = [{instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs8 === errors;
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
validate57.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate57.errors = vErrors;
return errors === 0;
}

const schema25 = {"type":"object","required":["suite","evaluation","report","sha256","passed","verdicts"],"properties":{"suite":{"type":"string"},"evaluation":{"type":"string"},"report":{"type":"string"},"sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"},"passed":{"type":"boolean"},"verdicts":{"type":"object","additionalProperties":{"type":"integer","minimum":0}}}};

function validate61(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.suite === undefined) && (missing0 = "suite")) || ((data.evaluation === undefined) && (missing0 = "evaluation"))) || ((data.report === undefined) && (missing0 = "report"))) || ((data.sha256 === undefined) && (missing0 = "sha256"))) || ((data.passed === undefined) && (missing0 = "passed"))) || ((data.verdicts === undefined) && (missing0 = "verdicts"))){
validate61.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.suite !== undefined){
const _errs1 = errors;
if(typeof data.suite !== "string"){
validate61.errors = [{instancePath:instancePath+"/suite",schemaPath:"#/properties/suite/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.evaluation !== undefined){
const _errs3 = errors;
if(typeof data.evaluation !== "string"){
validate61.errors = [{instancePath:instancePath+"/evaluation",schemaPath:"#/properties/evaluation/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.report !== undefined){
const _errs5 = errors;
if(typeof data.report !== "string"){
validate61.errors = [{instancePath:instancePath+"/report",schemaPath:"#/properties/report/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sha256 !== undefined){
let data3 = data.sha256;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data3 === "string"){
if(!pattern1.test(data3)){
validate61.errors = [{instancePath:instancePath+"/sha256",schemaPath:"#/properties/sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""}];
return false;
}
}
else {
validate61.errors = [{instancePath:instancePath+"/sha256",schemaPath:"#/properties/sha256/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.passed !== undefined){
const _errs9 = errors;
if(typeof data.passed !== "boolean"){
validate61.errors = [{instancePath:instancePath+"/passed",schemaPath:"#/properties/passed/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.verdicts !== undefined){
let data5 = data.verdicts;
const _errs11 = errors;
if(errors === _errs11){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
for(const key0 in data5){
let data6 = data5[key0];
const _errs14 = errors;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
validate61.errors = [{instancePath:instancePath+"/verdicts/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/verdicts/additionalProperties/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs14){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 0 || isNaN(data6)){
validate61.errors = [{instancePath:instancePath+"/verdicts/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/verdicts/additionalProperties/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid1 = _errs14 === errors;
if(!valid1){
break;
}
}
}
else {
validate61.errors = [{instancePath:instancePath+"/verdicts",schemaPath:"#/properties/verdicts/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs11 === errors;
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
else {
validate61.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate61.errors = vErrors;
return errors === 0;
}


function validate45(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((((((((((((((data.stage === undefined) && (missing0 = "stage")) || ((data.attempt === undefined) && (missing0 = "attempt"))) || ((data.argv === undefined) && (missing0 = "argv"))) || ((data.cwd === undefined) && (missing0 = "cwd"))) || ((data.env_names === undefined) && (missing0 = "env_names"))) || ((data.exit_code === undefined) && (missing0 = "exit_code"))) || ((data.signal === undefined) && (missing0 = "signal"))) || ((data.started_at === undefined) && (missing0 = "started_at"))) || ((data.duration_ms === undefined) && (missing0 = "duration_ms"))) || ((data.stdout === undefined) && (missing0 = "stdout"))) || ((data.stderr === undefined) && (missing0 = "stderr"))) || ((data.log === undefined) && (missing0 = "log"))) || ((data.log_sha256 === undefined) && (missing0 = "log_sha256"))) || ((data.redactions === undefined) && (missing0 = "redactions"))) || ((data.tree_before === undefined) && (missing0 = "tree_before"))) || ((data.tree_after === undefined) && (missing0 = "tree_after"))) || ((data.diff === undefined) && (missing0 = "diff"))) || ((data.profile === undefined) && (missing0 = "profile"))) || ((data.criteria === undefined) && (missing0 = "criteria"))) || ((data.child_run_id === undefined) && (missing0 = "child_run_id"))) || ((data.notes === undefined) && (missing0 = "notes"))){
validate45.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.stage !== undefined){
const _errs1 = errors;
if(typeof data.stage !== "string"){
validate45.errors = [{instancePath:instancePath+"/stage",schemaPath:"#/properties/stage/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.attempt !== undefined){
let data1 = data.attempt;
const _errs3 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate45.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
validate45.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.argv !== undefined){
let data2 = data.argv;
const _errs5 = errors;
if(errors === _errs5){
if(Array.isArray(data2)){
var valid1 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
const _errs7 = errors;
if(typeof data2[i0] !== "string"){
validate45.errors = [{instancePath:instancePath+"/argv/" + i0,schemaPath:"#/properties/argv/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs7 === errors;
if(!valid1){
break;
}
}
}
else {
validate45.errors = [{instancePath:instancePath+"/argv",schemaPath:"#/properties/argv/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cwd !== undefined){
const _errs9 = errors;
if(typeof data.cwd !== "string"){
validate45.errors = [{instancePath:instancePath+"/cwd",schemaPath:"#/properties/cwd/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.env_names !== undefined){
let data5 = data.env_names;
const _errs11 = errors;
if(errors === _errs11){
if(Array.isArray(data5)){
var valid2 = true;
const len1 = data5.length;
for(let i1=0; i1<len1; i1++){
const _errs13 = errors;
if(typeof data5[i1] !== "string"){
validate45.errors = [{instancePath:instancePath+"/env_names/" + i1,schemaPath:"#/properties/env_names/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs13 === errors;
if(!valid2){
break;
}
}
}
else {
validate45.errors = [{instancePath:instancePath+"/env_names",schemaPath:"#/properties/env_names/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.exit_code !== undefined){
let data7 = data.exit_code;
const _errs15 = errors;
if((!((typeof data7 == "number") && (isFinite(data7)))) && (data7 !== null)){
validate45.errors = [{instancePath:instancePath+"/exit_code",schemaPath:"#/properties/exit_code/type",keyword:"type",params:{type: schema17.properties.exit_code.type},message:"must be number,null"}];
return false;
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.signal !== undefined){
let data8 = data.signal;
const _errs17 = errors;
if((typeof data8 !== "string") && (data8 !== null)){
validate45.errors = [{instancePath:instancePath+"/signal",schemaPath:"#/properties/signal/type",keyword:"type",params:{type: schema17.properties.signal.type},message:"must be string,null"}];
return false;
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.started_at !== undefined){
let data9 = data.started_at;
const _errs19 = errors;
if(errors === _errs19){
if(typeof data9 === "string"){
if(!pattern0.test(data9)){
validate45.errors = [{instancePath:instancePath+"/started_at",schemaPath:"#/properties/started_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
else {
validate45.errors = [{instancePath:instancePath+"/started_at",schemaPath:"#/properties/started_at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.duration_ms !== undefined){
let data10 = data.duration_ms;
const _errs21 = errors;
if(!((typeof data10 == "number") && (isFinite(data10)))){
validate45.errors = [{instancePath:instancePath+"/duration_ms",schemaPath:"#/properties/duration_ms/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.stdout !== undefined){
const _errs23 = errors;
if(!(validate46(data.stdout, {instancePath:instancePath+"/stdout",parentData:data,parentDataProperty:"stdout",rootData}))){
vErrors = vErrors === null ? validate46.errors : vErrors.concat(validate46.errors);
errors = vErrors.length;
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.stderr !== undefined){
const _errs24 = errors;
if(!(validate46(data.stderr, {instancePath:instancePath+"/stderr",parentData:data,parentDataProperty:"stderr",rootData}))){
vErrors = vErrors === null ? validate46.errors : vErrors.concat(validate46.errors);
errors = vErrors.length;
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.log !== undefined){
let data13 = data.log;
const _errs25 = errors;
const _errs26 = errors;
let valid3 = false;
const _errs27 = errors;
if(data13 !== null){
const err0 = {instancePath:instancePath+"/log",schemaPath:"#/properties/log/anyOf/0/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs27 === errors;
valid3 = valid3 || _valid0;
if(!valid3){
const _errs29 = errors;
if(!(validate49(data13, {instancePath:instancePath+"/log",parentData:data,parentDataProperty:"log",rootData}))){
vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
errors = vErrors.length;
}
var _valid0 = _errs29 === errors;
valid3 = valid3 || _valid0;
}
if(!valid3){
const err1 = {instancePath:instancePath+"/log",schemaPath:"#/properties/log/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate45.errors = vErrors;
return false;
}
else {
errors = _errs26;
if(vErrors !== null){
if(_errs26){
vErrors.length = _errs26;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.log_sha256 !== undefined){
let data14 = data.log_sha256;
const _errs30 = errors;
if((typeof data14 !== "string") && (data14 !== null)){
validate45.errors = [{instancePath:instancePath+"/log_sha256",schemaPath:"#/properties/log_sha256/type",keyword:"type",params:{type: schema17.properties.log_sha256.type},message:"must be string,null"}];
return false;
}
if(errors === _errs30){
if(typeof data14 === "string"){
if(!pattern1.test(data14)){
validate45.errors = [{instancePath:instancePath+"/log_sha256",schemaPath:"#/properties/log_sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""}];
return false;
}
}
}
var valid0 = _errs30 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.redactions !== undefined){
let data15 = data.redactions;
const _errs32 = errors;
if(!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))){
validate45.errors = [{instancePath:instancePath+"/redactions",schemaPath:"#/properties/redactions/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs32){
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 < 0 || isNaN(data15)){
validate45.errors = [{instancePath:instancePath+"/redactions",schemaPath:"#/properties/redactions/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs32 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tree_before !== undefined){
let data16 = data.tree_before;
const _errs34 = errors;
if((typeof data16 !== "string") && (data16 !== null)){
validate45.errors = [{instancePath:instancePath+"/tree_before",schemaPath:"#/properties/tree_before/type",keyword:"type",params:{type: schema17.properties.tree_before.type},message:"must be string,null"}];
return false;
}
var valid0 = _errs34 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tree_after !== undefined){
let data17 = data.tree_after;
const _errs36 = errors;
if((typeof data17 !== "string") && (data17 !== null)){
validate45.errors = [{instancePath:instancePath+"/tree_after",schemaPath:"#/properties/tree_after/type",keyword:"type",params:{type: schema17.properties.tree_after.type},message:"must be string,null"}];
return false;
}
var valid0 = _errs36 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.diff !== undefined){
let data18 = data.diff;
const _errs38 = errors;
const _errs39 = errors;
let valid4 = false;
const _errs40 = errors;
if(data18 !== null){
const err2 = {instancePath:instancePath+"/diff",schemaPath:"#/properties/diff/anyOf/0/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid1 = _errs40 === errors;
valid4 = valid4 || _valid1;
if(!valid4){
const _errs42 = errors;
if(!(validate51(data18, {instancePath:instancePath+"/diff",parentData:data,parentDataProperty:"diff",rootData}))){
vErrors = vErrors === null ? validate51.errors : vErrors.concat(validate51.errors);
errors = vErrors.length;
}
var _valid1 = _errs42 === errors;
valid4 = valid4 || _valid1;
}
if(!valid4){
const err3 = {instancePath:instancePath+"/diff",schemaPath:"#/properties/diff/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
validate45.errors = vErrors;
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
if(valid0){
if(data.profile !== undefined){
let data19 = data.profile;
const _errs43 = errors;
const _errs44 = errors;
let valid5 = false;
const _errs45 = errors;
if(data19 !== null){
const err4 = {instancePath:instancePath+"/profile",schemaPath:"#/properties/profile/anyOf/0/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid2 = _errs45 === errors;
valid5 = valid5 || _valid2;
if(!valid5){
const _errs47 = errors;
if(!(validate53(data19, {instancePath:instancePath+"/profile",parentData:data,parentDataProperty:"profile",rootData}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
var _valid2 = _errs47 === errors;
valid5 = valid5 || _valid2;
}
if(!valid5){
const err5 = {instancePath:instancePath+"/profile",schemaPath:"#/properties/profile/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate45.errors = vErrors;
return false;
}
else {
errors = _errs44;
if(vErrors !== null){
if(_errs44){
vErrors.length = _errs44;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs43 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.criteria !== undefined){
let data20 = data.criteria;
const _errs48 = errors;
if(errors === _errs48){
if(Array.isArray(data20)){
var valid6 = true;
const len2 = data20.length;
for(let i2=0; i2<len2; i2++){
const _errs50 = errors;
if(!(validate55(data20[i2], {instancePath:instancePath+"/criteria/" + i2,parentData:data20,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
errors = vErrors.length;
}
var valid6 = _errs50 === errors;
if(!valid6){
break;
}
}
}
else {
validate45.errors = [{instancePath:instancePath+"/criteria",schemaPath:"#/properties/criteria/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs48 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.child_run_id !== undefined){
let data22 = data.child_run_id;
const _errs51 = errors;
if((typeof data22 !== "string") && (data22 !== null)){
validate45.errors = [{instancePath:instancePath+"/child_run_id",schemaPath:"#/properties/child_run_id/type",keyword:"type",params:{type: schema17.properties.child_run_id.type},message:"must be string,null"}];
return false;
}
var valid0 = _errs51 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.notes !== undefined){
let data23 = data.notes;
const _errs53 = errors;
if(errors === _errs53){
if(Array.isArray(data23)){
var valid7 = true;
const len3 = data23.length;
for(let i3=0; i3<len3; i3++){
const _errs55 = errors;
if(typeof data23[i3] !== "string"){
validate45.errors = [{instancePath:instancePath+"/notes/" + i3,schemaPath:"#/properties/notes/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid7 = _errs55 === errors;
if(!valid7){
break;
}
}
}
else {
validate45.errors = [{instancePath:instancePath+"/notes",schemaPath:"#/properties/notes/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs53 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.agent !== undefined){
const _errs57 = errors;
if(!(validate57(data.agent, {instancePath:instancePath+"/agent",parentData:data,parentDataProperty:"agent",rootData}))){
vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
errors = vErrors.length;
}
var valid0 = _errs57 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.evaluations !== undefined){
let data26 = data.evaluations;
const _errs58 = errors;
if(errors === _errs58){
if(Array.isArray(data26)){
var valid8 = true;
const len4 = data26.length;
for(let i4=0; i4<len4; i4++){
const _errs60 = errors;
if(!(validate61(data26[i4], {instancePath:instancePath+"/evaluations/" + i4,parentData:data26,parentDataProperty:i4,rootData}))){
vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors);
errors = vErrors.length;
}
var valid8 = _errs60 === errors;
if(!valid8){
break;
}
}
}
else {
validate45.errors = [{instancePath:instancePath+"/evaluations",schemaPath:"#/properties/evaluations/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs58 === errors;
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
else {
validate45.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate45.errors = vErrors;
return errors === 0;
}


function validate44(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.stage === undefined) && (missing0 = "stage")) || ((data.attempt === undefined) && (missing0 = "attempt"))) || ((data.receipt === undefined) && (missing0 = "receipt"))){
validate44.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.stage !== undefined){
const _errs1 = errors;
if(typeof data.stage !== "string"){
validate44.errors = [{instancePath:instancePath+"/stage",schemaPath:"#/properties/stage/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.attempt !== undefined){
let data1 = data.attempt;
const _errs3 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate44.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
validate44.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.receipt !== undefined){
let data2 = data.receipt;
const _errs5 = errors;
const _errs6 = errors;
let valid1 = false;
const _errs7 = errors;
if(data2 !== null){
const err0 = {instancePath:instancePath+"/receipt",schemaPath:"#/properties/receipt/anyOf/0/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs9 = errors;
if(!(validate45(data2, {instancePath:instancePath+"/receipt",parentData:data,parentDataProperty:"receipt",rootData}))){
vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
errors = vErrors.length;
}
var _valid0 = _errs9 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err1 = {instancePath:instancePath+"/receipt",schemaPath:"#/properties/receipt/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate44.errors = vErrors;
return false;
}
else {
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate44.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate44.errors = vErrors;
return errors === 0;
}

const schema26 = {"type":"object","required":["stage","attempt","failure","allowed","receipt"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"failure":{"$ref":"#/$defs/failure"},"allowed":{"type":"boolean"},"receipt":{"anyOf":[{"type":"null"},{"$ref":"#/$defs/receipt"}]}}};
const schema27 = {"type":"object","required":["code","message"],"properties":{"code":{"type":"string","pattern":"^ORCH_[A-Z_]+$"},"message":{"type":"string"}}};
const pattern7 = new RegExp("^ORCH_[A-Z_]+$", "u");

function validate66(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.code === undefined) && (missing0 = "code")) || ((data.message === undefined) && (missing0 = "message"))){
validate66.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.code !== undefined){
let data0 = data.code;
const _errs1 = errors;
if(errors === _errs1){
if(typeof data0 === "string"){
if(!pattern7.test(data0)){
validate66.errors = [{instancePath:instancePath+"/code",schemaPath:"#/properties/code/pattern",keyword:"pattern",params:{pattern: "^ORCH_[A-Z_]+$"},message:"must match pattern \""+"^ORCH_[A-Z_]+$"+"\""}];
return false;
}
}
else {
validate66.errors = [{instancePath:instancePath+"/code",schemaPath:"#/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.message !== undefined){
const _errs3 = errors;
if(typeof data.message !== "string"){
validate66.errors = [{instancePath:instancePath+"/message",schemaPath:"#/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate66.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate66.errors = vErrors;
return errors === 0;
}


function validate65(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.stage === undefined) && (missing0 = "stage")) || ((data.attempt === undefined) && (missing0 = "attempt"))) || ((data.failure === undefined) && (missing0 = "failure"))) || ((data.allowed === undefined) && (missing0 = "allowed"))) || ((data.receipt === undefined) && (missing0 = "receipt"))){
validate65.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.stage !== undefined){
const _errs1 = errors;
if(typeof data.stage !== "string"){
validate65.errors = [{instancePath:instancePath+"/stage",schemaPath:"#/properties/stage/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.attempt !== undefined){
let data1 = data.attempt;
const _errs3 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate65.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
validate65.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.failure !== undefined){
const _errs5 = errors;
if(!(validate66(data.failure, {instancePath:instancePath+"/failure",parentData:data,parentDataProperty:"failure",rootData}))){
vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
errors = vErrors.length;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.allowed !== undefined){
const _errs6 = errors;
if(typeof data.allowed !== "boolean"){
validate65.errors = [{instancePath:instancePath+"/allowed",schemaPath:"#/properties/allowed/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.receipt !== undefined){
let data4 = data.receipt;
const _errs8 = errors;
const _errs9 = errors;
let valid1 = false;
const _errs10 = errors;
if(data4 !== null){
const err0 = {instancePath:instancePath+"/receipt",schemaPath:"#/properties/receipt/anyOf/0/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs10 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs12 = errors;
if(!(validate45(data4, {instancePath:instancePath+"/receipt",parentData:data,parentDataProperty:"receipt",rootData}))){
vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
errors = vErrors.length;
}
var _valid0 = _errs12 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err1 = {instancePath:instancePath+"/receipt",schemaPath:"#/properties/receipt/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate65.errors = vErrors;
return false;
}
else {
errors = _errs9;
if(vErrors !== null){
if(_errs9){
vErrors.length = _errs9;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs8 === errors;
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
validate65.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate65.errors = vErrors;
return errors === 0;
}

const schema28 = {"type":"object","required":["stage","attempt","failure","backoff_ms","due_at","receipt"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"failure":{"$ref":"#/$defs/failure"},"backoff_ms":{"type":"number"},"due_at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"receipt":{"anyOf":[{"type":"null"},{"$ref":"#/$defs/receipt"}]}}};

function validate70(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.stage === undefined) && (missing0 = "stage")) || ((data.attempt === undefined) && (missing0 = "attempt"))) || ((data.failure === undefined) && (missing0 = "failure"))) || ((data.backoff_ms === undefined) && (missing0 = "backoff_ms"))) || ((data.due_at === undefined) && (missing0 = "due_at"))) || ((data.receipt === undefined) && (missing0 = "receipt"))){
validate70.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.stage !== undefined){
const _errs1 = errors;
if(typeof data.stage !== "string"){
validate70.errors = [{instancePath:instancePath+"/stage",schemaPath:"#/properties/stage/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.attempt !== undefined){
let data1 = data.attempt;
const _errs3 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate70.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
validate70.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.failure !== undefined){
const _errs5 = errors;
if(!(validate66(data.failure, {instancePath:instancePath+"/failure",parentData:data,parentDataProperty:"failure",rootData}))){
vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
errors = vErrors.length;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.backoff_ms !== undefined){
let data3 = data.backoff_ms;
const _errs6 = errors;
if(!((typeof data3 == "number") && (isFinite(data3)))){
validate70.errors = [{instancePath:instancePath+"/backoff_ms",schemaPath:"#/properties/backoff_ms/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.due_at !== undefined){
let data4 = data.due_at;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data4 === "string"){
if(!pattern0.test(data4)){
validate70.errors = [{instancePath:instancePath+"/due_at",schemaPath:"#/properties/due_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
else {
validate70.errors = [{instancePath:instancePath+"/due_at",schemaPath:"#/properties/due_at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.receipt !== undefined){
let data5 = data.receipt;
const _errs10 = errors;
const _errs11 = errors;
let valid1 = false;
const _errs12 = errors;
if(data5 !== null){
const err0 = {instancePath:instancePath+"/receipt",schemaPath:"#/properties/receipt/anyOf/0/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs12 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs14 = errors;
if(!(validate45(data5, {instancePath:instancePath+"/receipt",parentData:data,parentDataProperty:"receipt",rootData}))){
vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
errors = vErrors.length;
}
var _valid0 = _errs14 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err1 = {instancePath:instancePath+"/receipt",schemaPath:"#/properties/receipt/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate70.errors = vErrors;
return false;
}
else {
errors = _errs11;
if(vErrors !== null){
if(_errs11){
vErrors.length = _errs11;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs10 === errors;
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
else {
validate70.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate70.errors = vErrors;
return errors === 0;
}

const schema29 = {"type":"object","required":["stage","reason"],"properties":{"stage":{"type":"string"},"reason":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["need_not_met","condition"]},"needs":{"type":"array","items":{"type":"string"}},"when":{"type":"string"}}}}};

function validate74(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.stage === undefined) && (missing0 = "stage")) || ((data.reason === undefined) && (missing0 = "reason"))){
validate74.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.stage !== undefined){
const _errs1 = errors;
if(typeof data.stage !== "string"){
validate74.errors = [{instancePath:instancePath+"/stage",schemaPath:"#/properties/stage/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reason !== undefined){
let data1 = data.reason;
const _errs3 = errors;
if(errors === _errs3){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing1;
if((data1.kind === undefined) && (missing1 = "kind")){
validate74.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data1.kind !== undefined){
let data2 = data1.kind;
const _errs5 = errors;
if(!((data2 === "need_not_met") || (data2 === "condition"))){
validate74.errors = [{instancePath:instancePath+"/reason/kind",schemaPath:"#/properties/reason/properties/kind/enum",keyword:"enum",params:{allowedValues: schema29.properties.reason.properties.kind.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid1 = _errs5 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.needs !== undefined){
let data3 = data1.needs;
const _errs6 = errors;
if(errors === _errs6){
if(Array.isArray(data3)){
var valid2 = true;
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
const _errs8 = errors;
if(typeof data3[i0] !== "string"){
validate74.errors = [{instancePath:instancePath+"/reason/needs/" + i0,schemaPath:"#/properties/reason/properties/needs/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs8 === errors;
if(!valid2){
break;
}
}
}
else {
validate74.errors = [{instancePath:instancePath+"/reason/needs",schemaPath:"#/properties/reason/properties/needs/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs6 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.when !== undefined){
const _errs10 = errors;
if(typeof data1.when !== "string"){
validate74.errors = [{instancePath:instancePath+"/reason/when",schemaPath:"#/properties/reason/properties/when/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs10 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
else {
validate74.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate74.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate74.errors = vErrors;
return errors === 0;
}

const schema30 = {"type":"object","required":["stage","attempt"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0}}};

function validate76(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.stage === undefined) && (missing0 = "stage")) || ((data.attempt === undefined) && (missing0 = "attempt"))){
validate76.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.stage !== undefined){
const _errs1 = errors;
if(typeof data.stage !== "string"){
validate76.errors = [{instancePath:instancePath+"/stage",schemaPath:"#/properties/stage/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.attempt !== undefined){
let data1 = data.attempt;
const _errs3 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate76.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
validate76.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate76.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate76.errors = vErrors;
return errors === 0;
}

const schema31 = {"type":"object","required":["stage","attempt","receipt"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"receipt":{"anyOf":[{"type":"null"},{"$ref":"#/$defs/receipt"}]}}};

function validate78(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.stage === undefined) && (missing0 = "stage")) || ((data.attempt === undefined) && (missing0 = "attempt"))) || ((data.receipt === undefined) && (missing0 = "receipt"))){
validate78.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.stage !== undefined){
const _errs1 = errors;
if(typeof data.stage !== "string"){
validate78.errors = [{instancePath:instancePath+"/stage",schemaPath:"#/properties/stage/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.attempt !== undefined){
let data1 = data.attempt;
const _errs3 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate78.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
validate78.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.receipt !== undefined){
let data2 = data.receipt;
const _errs5 = errors;
const _errs6 = errors;
let valid1 = false;
const _errs7 = errors;
if(data2 !== null){
const err0 = {instancePath:instancePath+"/receipt",schemaPath:"#/properties/receipt/anyOf/0/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs9 = errors;
if(!(validate45(data2, {instancePath:instancePath+"/receipt",parentData:data,parentDataProperty:"receipt",rootData}))){
vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
errors = vErrors.length;
}
var _valid0 = _errs9 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err1 = {instancePath:instancePath+"/receipt",schemaPath:"#/properties/receipt/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate78.errors = vErrors;
return false;
}
else {
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate78.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate78.errors = vErrors;
return errors === 0;
}

const schema32 = {"type":"object","required":["stage","attempt","child_run_id","reason"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"child_run_id":{"type":"string"},"reason":{"enum":["approval","input","budget"]}}};

function validate81(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.stage === undefined) && (missing0 = "stage")) || ((data.attempt === undefined) && (missing0 = "attempt"))) || ((data.child_run_id === undefined) && (missing0 = "child_run_id"))) || ((data.reason === undefined) && (missing0 = "reason"))){
validate81.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.stage !== undefined){
const _errs1 = errors;
if(typeof data.stage !== "string"){
validate81.errors = [{instancePath:instancePath+"/stage",schemaPath:"#/properties/stage/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.attempt !== undefined){
let data1 = data.attempt;
const _errs3 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate81.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
validate81.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.child_run_id !== undefined){
const _errs5 = errors;
if(typeof data.child_run_id !== "string"){
validate81.errors = [{instancePath:instancePath+"/child_run_id",schemaPath:"#/properties/child_run_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reason !== undefined){
let data3 = data.reason;
const _errs7 = errors;
if(!(((data3 === "approval") || (data3 === "input")) || (data3 === "budget"))){
validate81.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/enum",keyword:"enum",params:{allowedValues: schema32.properties.reason.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs7 === errors;
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
validate81.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate81.errors = vErrors;
return errors === 0;
}

const schema33 = {"type":"object","required":["stage","attempt","child_run_id"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"child_run_id":{"type":"string"}}};

function validate83(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.stage === undefined) && (missing0 = "stage")) || ((data.attempt === undefined) && (missing0 = "attempt"))) || ((data.child_run_id === undefined) && (missing0 = "child_run_id"))){
validate83.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.stage !== undefined){
const _errs1 = errors;
if(typeof data.stage !== "string"){
validate83.errors = [{instancePath:instancePath+"/stage",schemaPath:"#/properties/stage/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.attempt !== undefined){
let data1 = data.attempt;
const _errs3 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate83.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
validate83.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.child_run_id !== undefined){
const _errs5 = errors;
if(typeof data.child_run_id !== "string"){
validate83.errors = [{instancePath:instancePath+"/child_run_id",schemaPath:"#/properties/child_run_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate83.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate83.errors = vErrors;
return errors === 0;
}

const schema34 = {"type":"object","required":["stages","because"],"properties":{"stages":{"type":"array","items":{"type":"string"}},"because":{"type":"string"}}};

function validate85(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.stages === undefined) && (missing0 = "stages")) || ((data.because === undefined) && (missing0 = "because"))){
validate85.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.stages !== undefined){
let data0 = data.stages;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs3 = errors;
if(typeof data0[i0] !== "string"){
validate85.errors = [{instancePath:instancePath+"/stages/" + i0,schemaPath:"#/properties/stages/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
else {
validate85.errors = [{instancePath:instancePath+"/stages",schemaPath:"#/properties/stages/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.because !== undefined){
const _errs5 = errors;
if(typeof data.because !== "string"){
validate85.errors = [{instancePath:instancePath+"/because",schemaPath:"#/properties/because/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate85.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate85.errors = vErrors;
return errors === 0;
}

const schema35 = {"type":"object","required":["request","receipt"],"properties":{"request":{"$ref":"#/$defs/approval_request"},"receipt":{"anyOf":[{"type":"null"},{"$ref":"#/$defs/receipt"}]}}};
const schema36 = {"type":"object","required":["id","stage","attempt","reason","title","instructions","approvers","from","expires_at","bound","after","rules"],"properties":{"id":{"type":"string"},"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"reason":{"enum":["manual","policy","agent","budget"]},"title":{"type":"string"},"instructions":{"type":"string"},"approvers":{"type":"integer","minimum":0},"from":{"type":"array","items":{"type":"string"}},"also":{"type":"array","items":{"type":"object","required":["approvers","from"],"properties":{"approvers":{"type":"integer","minimum":0},"from":{"type":"array","items":{"type":"string"}}}}},"expires_at":{"type":["string","null"],"pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"bound":{"$ref":"#/$defs/bindings"},"after":{"enum":["succeed","run"]},"rules":{"type":"array","items":{"type":"string"}},"ask":{"$ref":"#/$defs/agent_question"}}};
const schema37 = {"type":"object","required":["plan","policy","worktree"],"properties":{"plan":{"type":"string"},"policy":{"type":["string","null"]},"worktree":{"type":["string","null"]}}};

function validate89(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.plan === undefined) && (missing0 = "plan")) || ((data.policy === undefined) && (missing0 = "policy"))) || ((data.worktree === undefined) && (missing0 = "worktree"))){
validate89.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.plan !== undefined){
const _errs1 = errors;
if(typeof data.plan !== "string"){
validate89.errors = [{instancePath:instancePath+"/plan",schemaPath:"#/properties/plan/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.policy !== undefined){
let data1 = data.policy;
const _errs3 = errors;
if((typeof data1 !== "string") && (data1 !== null)){
validate89.errors = [{instancePath:instancePath+"/policy",schemaPath:"#/properties/policy/type",keyword:"type",params:{type: schema37.properties.policy.type},message:"must be string,null"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.worktree !== undefined){
let data2 = data.worktree;
const _errs5 = errors;
if((typeof data2 !== "string") && (data2 !== null)){
validate89.errors = [{instancePath:instancePath+"/worktree",schemaPath:"#/properties/worktree/type",keyword:"type",params:{type: schema37.properties.worktree.type},message:"must be string,null"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate89.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate89.errors = vErrors;
return errors === 0;
}

const schema38 = {"type":"object","required":["kind","digest","command","paths"],"properties":{"kind":{"enum":["command","file_change","network","permission","other"]},"digest":{"type":"string"},"command":{"anyOf":[{"type":["string","null"]},{"type":"array","items":{"type":"string"}}]},"paths":{"type":"array","items":{"type":"string"}}}};

function validate91(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.kind === undefined) && (missing0 = "kind")) || ((data.digest === undefined) && (missing0 = "digest"))) || ((data.command === undefined) && (missing0 = "command"))) || ((data.paths === undefined) && (missing0 = "paths"))){
validate91.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.kind !== undefined){
let data0 = data.kind;
const _errs1 = errors;
if(!(((((data0 === "command") || (data0 === "file_change")) || (data0 === "network")) || (data0 === "permission")) || (data0 === "other"))){
validate91.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues: schema38.properties.kind.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.digest !== undefined){
const _errs2 = errors;
if(typeof data.digest !== "string"){
validate91.errors = [{instancePath:instancePath+"/digest",schemaPath:"#/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.command !== undefined){
let data2 = data.command;
const _errs4 = errors;
const _errs5 = errors;
let valid1 = false;
const _errs6 = errors;
if((typeof data2 !== "string") && (data2 !== null)){
const err0 = {instancePath:instancePath+"/command",schemaPath:"#/properties/command/anyOf/0/type",keyword:"type",params:{type: schema38.properties.command.anyOf[0].type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs6 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs8 = errors;
if(errors === _errs8){
if(Array.isArray(data2)){
var valid2 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
const _errs10 = errors;
if(typeof data2[i0] !== "string"){
const err1 = {instancePath:instancePath+"/command/" + i0,schemaPath:"#/properties/command/anyOf/1/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var valid2 = _errs10 === errors;
if(!valid2){
break;
}
}
}
else {
const err2 = {instancePath:instancePath+"/command",schemaPath:"#/properties/command/anyOf/1/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs8 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err3 = {instancePath:instancePath+"/command",schemaPath:"#/properties/command/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
validate91.errors = vErrors;
return false;
}
else {
errors = _errs5;
if(vErrors !== null){
if(_errs5){
vErrors.length = _errs5;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.paths !== undefined){
let data4 = data.paths;
const _errs12 = errors;
if(errors === _errs12){
if(Array.isArray(data4)){
var valid3 = true;
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
const _errs14 = errors;
if(typeof data4[i1] !== "string"){
validate91.errors = [{instancePath:instancePath+"/paths/" + i1,schemaPath:"#/properties/paths/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs14 === errors;
if(!valid3){
break;
}
}
}
else {
validate91.errors = [{instancePath:instancePath+"/paths",schemaPath:"#/properties/paths/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs12 === errors;
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
validate91.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate91.errors = vErrors;
return errors === 0;
}


function validate88(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((((((data.id === undefined) && (missing0 = "id")) || ((data.stage === undefined) && (missing0 = "stage"))) || ((data.attempt === undefined) && (missing0 = "attempt"))) || ((data.reason === undefined) && (missing0 = "reason"))) || ((data.title === undefined) && (missing0 = "title"))) || ((data.instructions === undefined) && (missing0 = "instructions"))) || ((data.approvers === undefined) && (missing0 = "approvers"))) || ((data.from === undefined) && (missing0 = "from"))) || ((data.expires_at === undefined) && (missing0 = "expires_at"))) || ((data.bound === undefined) && (missing0 = "bound"))) || ((data.after === undefined) && (missing0 = "after"))) || ((data.rules === undefined) && (missing0 = "rules"))){
validate88.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.id !== undefined){
const _errs1 = errors;
if(typeof data.id !== "string"){
validate88.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.stage !== undefined){
const _errs3 = errors;
if(typeof data.stage !== "string"){
validate88.errors = [{instancePath:instancePath+"/stage",schemaPath:"#/properties/stage/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.attempt !== undefined){
let data2 = data.attempt;
const _errs5 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate88.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs5){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
validate88.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reason !== undefined){
let data3 = data.reason;
const _errs7 = errors;
if(!((((data3 === "manual") || (data3 === "policy")) || (data3 === "agent")) || (data3 === "budget"))){
validate88.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/enum",keyword:"enum",params:{allowedValues: schema36.properties.reason.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs8 = errors;
if(typeof data.title !== "string"){
validate88.errors = [{instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.instructions !== undefined){
const _errs10 = errors;
if(typeof data.instructions !== "string"){
validate88.errors = [{instancePath:instancePath+"/instructions",schemaPath:"#/properties/instructions/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.approvers !== undefined){
let data6 = data.approvers;
const _errs12 = errors;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
validate88.errors = [{instancePath:instancePath+"/approvers",schemaPath:"#/properties/approvers/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs12){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 0 || isNaN(data6)){
validate88.errors = [{instancePath:instancePath+"/approvers",schemaPath:"#/properties/approvers/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.from !== undefined){
let data7 = data.from;
const _errs14 = errors;
if(errors === _errs14){
if(Array.isArray(data7)){
var valid1 = true;
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
const _errs16 = errors;
if(typeof data7[i0] !== "string"){
validate88.errors = [{instancePath:instancePath+"/from/" + i0,schemaPath:"#/properties/from/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs16 === errors;
if(!valid1){
break;
}
}
}
else {
validate88.errors = [{instancePath:instancePath+"/from",schemaPath:"#/properties/from/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.also !== undefined){
let data9 = data.also;
const _errs18 = errors;
if(errors === _errs18){
if(Array.isArray(data9)){
var valid2 = true;
const len1 = data9.length;
for(let i1=0; i1<len1; i1++){
let data10 = data9[i1];
const _errs20 = errors;
if(errors === _errs20){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
let missing1;
if(((data10.approvers === undefined) && (missing1 = "approvers")) || ((data10.from === undefined) && (missing1 = "from"))){
validate88.errors = [{instancePath:instancePath+"/also/" + i1,schemaPath:"#/properties/also/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data10.approvers !== undefined){
let data11 = data10.approvers;
const _errs22 = errors;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
validate88.errors = [{instancePath:instancePath+"/also/" + i1+"/approvers",schemaPath:"#/properties/also/items/properties/approvers/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs22){
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 < 0 || isNaN(data11)){
validate88.errors = [{instancePath:instancePath+"/also/" + i1+"/approvers",schemaPath:"#/properties/also/items/properties/approvers/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid3 = _errs22 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data10.from !== undefined){
let data12 = data10.from;
const _errs24 = errors;
if(errors === _errs24){
if(Array.isArray(data12)){
var valid4 = true;
const len2 = data12.length;
for(let i2=0; i2<len2; i2++){
const _errs26 = errors;
if(typeof data12[i2] !== "string"){
validate88.errors = [{instancePath:instancePath+"/also/" + i1+"/from/" + i2,schemaPath:"#/properties/also/items/properties/from/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs26 === errors;
if(!valid4){
break;
}
}
}
else {
validate88.errors = [{instancePath:instancePath+"/also/" + i1+"/from",schemaPath:"#/properties/also/items/properties/from/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid3 = _errs24 === errors;
}
else {
var valid3 = true;
}
}
}
}
else {
validate88.errors = [{instancePath:instancePath+"/also/" + i1,schemaPath:"#/properties/also/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid2 = _errs20 === errors;
if(!valid2){
break;
}
}
}
else {
validate88.errors = [{instancePath:instancePath+"/also",schemaPath:"#/properties/also/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.expires_at !== undefined){
let data14 = data.expires_at;
const _errs28 = errors;
if((typeof data14 !== "string") && (data14 !== null)){
validate88.errors = [{instancePath:instancePath+"/expires_at",schemaPath:"#/properties/expires_at/type",keyword:"type",params:{type: schema36.properties.expires_at.type},message:"must be string,null"}];
return false;
}
if(errors === _errs28){
if(typeof data14 === "string"){
if(!pattern0.test(data14)){
validate88.errors = [{instancePath:instancePath+"/expires_at",schemaPath:"#/properties/expires_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
}
var valid0 = _errs28 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.bound !== undefined){
const _errs30 = errors;
if(!(validate89(data.bound, {instancePath:instancePath+"/bound",parentData:data,parentDataProperty:"bound",rootData}))){
vErrors = vErrors === null ? validate89.errors : vErrors.concat(validate89.errors);
errors = vErrors.length;
}
var valid0 = _errs30 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.after !== undefined){
let data16 = data.after;
const _errs31 = errors;
if(!((data16 === "succeed") || (data16 === "run"))){
validate88.errors = [{instancePath:instancePath+"/after",schemaPath:"#/properties/after/enum",keyword:"enum",params:{allowedValues: schema36.properties.after.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs31 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.rules !== undefined){
let data17 = data.rules;
const _errs32 = errors;
if(errors === _errs32){
if(Array.isArray(data17)){
var valid5 = true;
const len3 = data17.length;
for(let i3=0; i3<len3; i3++){
const _errs34 = errors;
if(typeof data17[i3] !== "string"){
validate88.errors = [{instancePath:instancePath+"/rules/" + i3,schemaPath:"#/properties/rules/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs34 === errors;
if(!valid5){
break;
}
}
}
else {
validate88.errors = [{instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs32 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ask !== undefined){
const _errs36 = errors;
if(!(validate91(data.ask, {instancePath:instancePath+"/ask",parentData:data,parentDataProperty:"ask",rootData}))){
vErrors = vErrors === null ? validate91.errors : vErrors.concat(validate91.errors);
errors = vErrors.length;
}
var valid0 = _errs36 === errors;
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
else {
validate88.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate88.errors = vErrors;
return errors === 0;
}


function validate87(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.request === undefined) && (missing0 = "request")) || ((data.receipt === undefined) && (missing0 = "receipt"))){
validate87.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.request !== undefined){
const _errs1 = errors;
if(!(validate88(data.request, {instancePath:instancePath+"/request",parentData:data,parentDataProperty:"request",rootData}))){
vErrors = vErrors === null ? validate88.errors : vErrors.concat(validate88.errors);
errors = vErrors.length;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.receipt !== undefined){
let data1 = data.receipt;
const _errs2 = errors;
const _errs3 = errors;
let valid1 = false;
const _errs4 = errors;
if(data1 !== null){
const err0 = {instancePath:instancePath+"/receipt",schemaPath:"#/properties/receipt/anyOf/0/type",keyword:"type",params:{type: "null"},message:"must be null"};
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
if(!(validate45(data1, {instancePath:instancePath+"/receipt",parentData:data,parentDataProperty:"receipt",rootData}))){
vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
errors = vErrors.length;
}
var _valid0 = _errs6 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err1 = {instancePath:instancePath+"/receipt",schemaPath:"#/properties/receipt/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate87.errors = vErrors;
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
}
}
}
else {
validate87.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate87.errors = vErrors;
return errors === 0;
}

const schema39 = {"type":"object","required":["stage","attempt","guard","moment","effect","rules","facts"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"guard":{"type":"string"},"moment":{"enum":["before","after","ask"]},"effect":{"enum":["allow","ask","deny"]},"rules":{"type":"array","items":{"type":"string"}}}};

function validate96(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((data.stage === undefined) && (missing0 = "stage")) || ((data.attempt === undefined) && (missing0 = "attempt"))) || ((data.guard === undefined) && (missing0 = "guard"))) || ((data.moment === undefined) && (missing0 = "moment"))) || ((data.effect === undefined) && (missing0 = "effect"))) || ((data.rules === undefined) && (missing0 = "rules"))) || ((data.facts === undefined) && (missing0 = "facts"))){
validate96.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.stage !== undefined){
const _errs1 = errors;
if(typeof data.stage !== "string"){
validate96.errors = [{instancePath:instancePath+"/stage",schemaPath:"#/properties/stage/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.attempt !== undefined){
let data1 = data.attempt;
const _errs3 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate96.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
validate96.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.guard !== undefined){
const _errs5 = errors;
if(typeof data.guard !== "string"){
validate96.errors = [{instancePath:instancePath+"/guard",schemaPath:"#/properties/guard/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.moment !== undefined){
let data3 = data.moment;
const _errs7 = errors;
if(!(((data3 === "before") || (data3 === "after")) || (data3 === "ask"))){
validate96.errors = [{instancePath:instancePath+"/moment",schemaPath:"#/properties/moment/enum",keyword:"enum",params:{allowedValues: schema39.properties.moment.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.effect !== undefined){
let data4 = data.effect;
const _errs8 = errors;
if(!(((data4 === "allow") || (data4 === "ask")) || (data4 === "deny"))){
validate96.errors = [{instancePath:instancePath+"/effect",schemaPath:"#/properties/effect/enum",keyword:"enum",params:{allowedValues: schema39.properties.effect.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.rules !== undefined){
let data5 = data.rules;
const _errs9 = errors;
if(errors === _errs9){
if(Array.isArray(data5)){
var valid1 = true;
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
const _errs11 = errors;
if(typeof data5[i0] !== "string"){
validate96.errors = [{instancePath:instancePath+"/rules/" + i0,schemaPath:"#/properties/rules/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs11 === errors;
if(!valid1){
break;
}
}
}
else {
validate96.errors = [{instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs9 === errors;
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
else {
validate96.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate96.errors = vErrors;
return errors === 0;
}

const schema40 = {"type":"object","required":["request_id","decision","actor","reason","channel"],"properties":{"request_id":{"type":"string"},"decision":{"enum":["approved","rejected","changes_requested"]},"actor":{"$ref":"#/$defs/actor"},"reason":{"type":"string"},"channel":{"enum":["cli","terminal"]}}};

function validate98(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.request_id === undefined) && (missing0 = "request_id")) || ((data.decision === undefined) && (missing0 = "decision"))) || ((data.actor === undefined) && (missing0 = "actor"))) || ((data.reason === undefined) && (missing0 = "reason"))) || ((data.channel === undefined) && (missing0 = "channel"))){
validate98.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.request_id !== undefined){
const _errs1 = errors;
if(typeof data.request_id !== "string"){
validate98.errors = [{instancePath:instancePath+"/request_id",schemaPath:"#/properties/request_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.decision !== undefined){
let data1 = data.decision;
const _errs3 = errors;
if(!(((data1 === "approved") || (data1 === "rejected")) || (data1 === "changes_requested"))){
validate98.errors = [{instancePath:instancePath+"/decision",schemaPath:"#/properties/decision/enum",keyword:"enum",params:{allowedValues: schema40.properties.decision.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.actor !== undefined){
const _errs4 = errors;
if(!(validate27(data.actor, {instancePath:instancePath+"/actor",parentData:data,parentDataProperty:"actor",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reason !== undefined){
const _errs5 = errors;
if(typeof data.reason !== "string"){
validate98.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.channel !== undefined){
let data4 = data.channel;
const _errs7 = errors;
if(!((data4 === "cli") || (data4 === "terminal"))){
validate98.errors = [{instancePath:instancePath+"/channel",schemaPath:"#/properties/channel/enum",keyword:"enum",params:{allowedValues: schema40.properties.channel.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs7 === errors;
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
validate98.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate98.errors = vErrors;
return errors === 0;
}

const schema41 = {"type":"object","required":["request_id","bound"],"properties":{"request_id":{"type":"string"},"bound":{"$ref":"#/$defs/bindings"}}};

function validate101(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.request_id === undefined) && (missing0 = "request_id")) || ((data.bound === undefined) && (missing0 = "bound"))){
validate101.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.request_id !== undefined){
const _errs1 = errors;
if(typeof data.request_id !== "string"){
validate101.errors = [{instancePath:instancePath+"/request_id",schemaPath:"#/properties/request_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.bound !== undefined){
const _errs3 = errors;
if(!(validate89(data.bound, {instancePath:instancePath+"/bound",parentData:data,parentDataProperty:"bound",rootData}))){
vErrors = vErrors === null ? validate89.errors : vErrors.concat(validate89.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate101.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate101.errors = vErrors;
return errors === 0;
}

const schema42 = {"type":"object","required":["request_id","changed"],"properties":{"request_id":{"type":"string"},"changed":{"type":"array","items":{"type":"string"}}}};

function validate104(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.request_id === undefined) && (missing0 = "request_id")) || ((data.changed === undefined) && (missing0 = "changed"))){
validate104.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.request_id !== undefined){
const _errs1 = errors;
if(typeof data.request_id !== "string"){
validate104.errors = [{instancePath:instancePath+"/request_id",schemaPath:"#/properties/request_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.changed !== undefined){
let data1 = data.changed;
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data1)){
var valid1 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
const _errs5 = errors;
if(typeof data1[i0] !== "string"){
validate104.errors = [{instancePath:instancePath+"/changed/" + i0,schemaPath:"#/properties/changed/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
else {
validate104.errors = [{instancePath:instancePath+"/changed",schemaPath:"#/properties/changed/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate104.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate104.errors = vErrors;
return errors === 0;
}

const schema43 = {"type":"object","required":["request_id","expired_at"],"properties":{"request_id":{"type":"string"},"expired_at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"}}};

function validate106(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.request_id === undefined) && (missing0 = "request_id")) || ((data.expired_at === undefined) && (missing0 = "expired_at"))){
validate106.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.request_id !== undefined){
const _errs1 = errors;
if(typeof data.request_id !== "string"){
validate106.errors = [{instancePath:instancePath+"/request_id",schemaPath:"#/properties/request_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.expired_at !== undefined){
let data1 = data.expired_at;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data1 === "string"){
if(!pattern0.test(data1)){
validate106.errors = [{instancePath:instancePath+"/expired_at",schemaPath:"#/properties/expired_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
else {
validate106.errors = [{instancePath:instancePath+"/expired_at",schemaPath:"#/properties/expired_at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate106.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate106.errors = vErrors;
return errors === 0;
}

const schema44 = {"type":"object","required":["request_id"],"properties":{"request_id":{"type":"string"}}};

function validate108(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.request_id === undefined) && (missing0 = "request_id")){
validate108.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.request_id !== undefined){
if(typeof data.request_id !== "string"){
validate108.errors = [{instancePath:instancePath+"/request_id",schemaPath:"#/properties/request_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
}
else {
validate108.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate108.errors = vErrors;
return errors === 0;
}

const schema45 = {"type":"object","required":["stage","attempt","agent","session","tree_before"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"agent":{"type":"string"},"session":{"type":"string"},"tree_before":{"type":["string","null"]}}};

function validate110(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.stage === undefined) && (missing0 = "stage")) || ((data.attempt === undefined) && (missing0 = "attempt"))) || ((data.agent === undefined) && (missing0 = "agent"))) || ((data.session === undefined) && (missing0 = "session"))) || ((data.tree_before === undefined) && (missing0 = "tree_before"))){
validate110.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.stage !== undefined){
const _errs1 = errors;
if(typeof data.stage !== "string"){
validate110.errors = [{instancePath:instancePath+"/stage",schemaPath:"#/properties/stage/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.attempt !== undefined){
let data1 = data.attempt;
const _errs3 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate110.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
validate110.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.agent !== undefined){
const _errs5 = errors;
if(typeof data.agent !== "string"){
validate110.errors = [{instancePath:instancePath+"/agent",schemaPath:"#/properties/agent/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.session !== undefined){
const _errs7 = errors;
if(typeof data.session !== "string"){
validate110.errors = [{instancePath:instancePath+"/session",schemaPath:"#/properties/session/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tree_before !== undefined){
let data4 = data.tree_before;
const _errs9 = errors;
if((typeof data4 !== "string") && (data4 !== null)){
validate110.errors = [{instancePath:instancePath+"/tree_before",schemaPath:"#/properties/tree_before/type",keyword:"type",params:{type: schema45.properties.tree_before.type},message:"must be string,null"}];
return false;
}
var valid0 = _errs9 === errors;
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
validate110.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate110.errors = vErrors;
return errors === 0;
}

const schema46 = {"type":"object","required":["stage","attempt","usage"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"usage":{"$ref":"#/$defs/usage"}}};

function validate112(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.stage === undefined) && (missing0 = "stage")) || ((data.attempt === undefined) && (missing0 = "attempt"))) || ((data.usage === undefined) && (missing0 = "usage"))){
validate112.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.stage !== undefined){
const _errs1 = errors;
if(typeof data.stage !== "string"){
validate112.errors = [{instancePath:instancePath+"/stage",schemaPath:"#/properties/stage/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.attempt !== undefined){
let data1 = data.attempt;
const _errs3 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate112.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
validate112.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.usage !== undefined){
const _errs5 = errors;
if(!(validate58(data.usage, {instancePath:instancePath+"/usage",parentData:data,parentDataProperty:"usage",rootData}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate112.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate112.errors = vErrors;
return errors === 0;
}

const schema47 = {"type":"object","required":["stage","attempt","span"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"span":{"$ref":"#/$defs/agent_span"}}};
const schema48 = {"type":"object","required":["id","parent","kind","name","started_at","ended_at","error"],"properties":{"id":{"type":"string"},"parent":{"type":["string","null"]},"kind":{"type":"string"},"name":{"type":"string"},"started_at":{"type":"string"},"ended_at":{"type":"string"},"error":{"type":["string","null"]}}};

function validate116(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((data.id === undefined) && (missing0 = "id")) || ((data.parent === undefined) && (missing0 = "parent"))) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.name === undefined) && (missing0 = "name"))) || ((data.started_at === undefined) && (missing0 = "started_at"))) || ((data.ended_at === undefined) && (missing0 = "ended_at"))) || ((data.error === undefined) && (missing0 = "error"))){
validate116.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.id !== undefined){
const _errs1 = errors;
if(typeof data.id !== "string"){
validate116.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.parent !== undefined){
let data1 = data.parent;
const _errs3 = errors;
if((typeof data1 !== "string") && (data1 !== null)){
validate116.errors = [{instancePath:instancePath+"/parent",schemaPath:"#/properties/parent/type",keyword:"type",params:{type: schema48.properties.parent.type},message:"must be string,null"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs5 = errors;
if(typeof data.kind !== "string"){
validate116.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.name !== undefined){
const _errs7 = errors;
if(typeof data.name !== "string"){
validate116.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.started_at !== undefined){
const _errs9 = errors;
if(typeof data.started_at !== "string"){
validate116.errors = [{instancePath:instancePath+"/started_at",schemaPath:"#/properties/started_at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ended_at !== undefined){
const _errs11 = errors;
if(typeof data.ended_at !== "string"){
validate116.errors = [{instancePath:instancePath+"/ended_at",schemaPath:"#/properties/ended_at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.error !== undefined){
let data6 = data.error;
const _errs13 = errors;
if((typeof data6 !== "string") && (data6 !== null)){
validate116.errors = [{instancePath:instancePath+"/error",schemaPath:"#/properties/error/type",keyword:"type",params:{type: schema48.properties.error.type},message:"must be string,null"}];
return false;
}
var valid0 = _errs13 === errors;
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
validate116.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate116.errors = vErrors;
return errors === 0;
}


function validate115(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.stage === undefined) && (missing0 = "stage")) || ((data.attempt === undefined) && (missing0 = "attempt"))) || ((data.span === undefined) && (missing0 = "span"))){
validate115.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.stage !== undefined){
const _errs1 = errors;
if(typeof data.stage !== "string"){
validate115.errors = [{instancePath:instancePath+"/stage",schemaPath:"#/properties/stage/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.attempt !== undefined){
let data1 = data.attempt;
const _errs3 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate115.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
validate115.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.span !== undefined){
const _errs5 = errors;
if(!(validate116(data.span, {instancePath:instancePath+"/span",parentData:data,parentDataProperty:"span",rootData}))){
vErrors = vErrors === null ? validate116.errors : vErrors.concat(validate116.errors);
errors = vErrors.length;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate115.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate115.errors = vErrors;
return errors === 0;
}

const schema49 = {"type":"object","required":["stage","attempt","ask","answer","by","request_id","rules"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"ask":{"$ref":"#/$defs/agent_question"},"answer":{"enum":["accept","decline"]},"by":{"enum":["approval","policy","stage"]},"request_id":{"type":["string","null"]},"rules":{"type":"array","items":{"type":"string"}}}};

function validate119(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((data.stage === undefined) && (missing0 = "stage")) || ((data.attempt === undefined) && (missing0 = "attempt"))) || ((data.ask === undefined) && (missing0 = "ask"))) || ((data.answer === undefined) && (missing0 = "answer"))) || ((data.by === undefined) && (missing0 = "by"))) || ((data.request_id === undefined) && (missing0 = "request_id"))) || ((data.rules === undefined) && (missing0 = "rules"))){
validate119.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.stage !== undefined){
const _errs1 = errors;
if(typeof data.stage !== "string"){
validate119.errors = [{instancePath:instancePath+"/stage",schemaPath:"#/properties/stage/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.attempt !== undefined){
let data1 = data.attempt;
const _errs3 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate119.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
validate119.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ask !== undefined){
const _errs5 = errors;
if(!(validate91(data.ask, {instancePath:instancePath+"/ask",parentData:data,parentDataProperty:"ask",rootData}))){
vErrors = vErrors === null ? validate91.errors : vErrors.concat(validate91.errors);
errors = vErrors.length;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.answer !== undefined){
let data3 = data.answer;
const _errs6 = errors;
if(!((data3 === "accept") || (data3 === "decline"))){
validate119.errors = [{instancePath:instancePath+"/answer",schemaPath:"#/properties/answer/enum",keyword:"enum",params:{allowedValues: schema49.properties.answer.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.by !== undefined){
let data4 = data.by;
const _errs7 = errors;
if(!(((data4 === "approval") || (data4 === "policy")) || (data4 === "stage"))){
validate119.errors = [{instancePath:instancePath+"/by",schemaPath:"#/properties/by/enum",keyword:"enum",params:{allowedValues: schema49.properties.by.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.request_id !== undefined){
let data5 = data.request_id;
const _errs8 = errors;
if((typeof data5 !== "string") && (data5 !== null)){
validate119.errors = [{instancePath:instancePath+"/request_id",schemaPath:"#/properties/request_id/type",keyword:"type",params:{type: schema49.properties.request_id.type},message:"must be string,null"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.rules !== undefined){
let data6 = data.rules;
const _errs10 = errors;
if(errors === _errs10){
if(Array.isArray(data6)){
var valid1 = true;
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
const _errs12 = errors;
if(typeof data6[i0] !== "string"){
validate119.errors = [{instancePath:instancePath+"/rules/" + i0,schemaPath:"#/properties/rules/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs12 === errors;
if(!valid1){
break;
}
}
}
else {
validate119.errors = [{instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs10 === errors;
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
validate119.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate119.errors = vErrors;
return errors === 0;
}

const schema50 = {"type":"object","required":["reason"],"properties":{"reason":{"enum":["approval","input","budget"]}}};

function validate122(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.reason === undefined) && (missing0 = "reason")){
validate122.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.reason !== undefined){
let data0 = data.reason;
if(!(((data0 === "approval") || (data0 === "input")) || (data0 === "budget"))){
validate122.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/enum",keyword:"enum",params:{allowedValues: schema50.properties.reason.enum},message:"must be equal to one of the allowed values"}];
return false;
}
}
}
}
else {
validate122.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate122.errors = vErrors;
return errors === 0;
}

const schema51 = {"type":"object","required":["cause"],"properties":{"cause":{"enum":["cancel","max_duration"]},"by":{"$ref":"#/$defs/actor"},"reason":{"type":"string"},"max_duration_ms":{"type":"number"}}};

function validate124(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.cause === undefined) && (missing0 = "cause")){
validate124.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.cause !== undefined){
let data0 = data.cause;
const _errs1 = errors;
if(!((data0 === "cancel") || (data0 === "max_duration"))){
validate124.errors = [{instancePath:instancePath+"/cause",schemaPath:"#/properties/cause/enum",keyword:"enum",params:{allowedValues: schema51.properties.cause.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.by !== undefined){
const _errs2 = errors;
if(!(validate27(data.by, {instancePath:instancePath+"/by",parentData:data,parentDataProperty:"by",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reason !== undefined){
const _errs3 = errors;
if(typeof data.reason !== "string"){
validate124.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.max_duration_ms !== undefined){
let data3 = data.max_duration_ms;
const _errs5 = errors;
if(!((typeof data3 == "number") && (isFinite(data3)))){
validate124.errors = [{instancePath:instancePath+"/max_duration_ms",schemaPath:"#/properties/max_duration_ms/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid0 = _errs5 === errors;
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
validate124.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate124.errors = vErrors;
return errors === 0;
}

const schema52 = {"type":"object","required":["status","review"],"properties":{"status":{"enum":["succeeded","failed","cancelled"]},"review":{"$ref":"#/$defs/review"}}};
const schema53 = {"type":"object","required":["summary","guardrails","failures"],"properties":{"summary":{"type":"string"},"guardrails":{"type":"array","items":{"type":"object","required":["id","title","required","standing","detail","waived_by"],"properties":{"id":{"type":"string"},"title":{"type":"string"},"required":{"type":"boolean"},"standing":{"enum":["passed","failed","waived","not_run","unproven"]},"detail":{"type":"string"},"waived_by":{"type":["string","null"]}}}},"failures":{"type":"array","items":{"type":"string"}}}};

function validate128(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.summary === undefined) && (missing0 = "summary")) || ((data.guardrails === undefined) && (missing0 = "guardrails"))) || ((data.failures === undefined) && (missing0 = "failures"))){
validate128.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.summary !== undefined){
const _errs1 = errors;
if(typeof data.summary !== "string"){
validate128.errors = [{instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.guardrails !== undefined){
let data1 = data.guardrails;
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data1)){
var valid1 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
const _errs5 = errors;
if(errors === _errs5){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing1;
if(((((((data2.id === undefined) && (missing1 = "id")) || ((data2.title === undefined) && (missing1 = "title"))) || ((data2.required === undefined) && (missing1 = "required"))) || ((data2.standing === undefined) && (missing1 = "standing"))) || ((data2.detail === undefined) && (missing1 = "detail"))) || ((data2.waived_by === undefined) && (missing1 = "waived_by"))){
validate128.errors = [{instancePath:instancePath+"/guardrails/" + i0,schemaPath:"#/properties/guardrails/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data2.id !== undefined){
const _errs7 = errors;
if(typeof data2.id !== "string"){
validate128.errors = [{instancePath:instancePath+"/guardrails/" + i0+"/id",schemaPath:"#/properties/guardrails/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.title !== undefined){
const _errs9 = errors;
if(typeof data2.title !== "string"){
validate128.errors = [{instancePath:instancePath+"/guardrails/" + i0+"/title",schemaPath:"#/properties/guardrails/items/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.required !== undefined){
const _errs11 = errors;
if(typeof data2.required !== "boolean"){
validate128.errors = [{instancePath:instancePath+"/guardrails/" + i0+"/required",schemaPath:"#/properties/guardrails/items/properties/required/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.standing !== undefined){
let data6 = data2.standing;
const _errs13 = errors;
if(!(((((data6 === "passed") || (data6 === "failed")) || (data6 === "waived")) || (data6 === "not_run")) || (data6 === "unproven"))){
validate128.errors = [{instancePath:instancePath+"/guardrails/" + i0+"/standing",schemaPath:"#/properties/guardrails/items/properties/standing/enum",keyword:"enum",params:{allowedValues: schema53.properties.guardrails.items.properties.standing.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid2 = _errs13 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.detail !== undefined){
const _errs14 = errors;
if(typeof data2.detail !== "string"){
validate128.errors = [{instancePath:instancePath+"/guardrails/" + i0+"/detail",schemaPath:"#/properties/guardrails/items/properties/detail/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs14 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.waived_by !== undefined){
let data8 = data2.waived_by;
const _errs16 = errors;
if((typeof data8 !== "string") && (data8 !== null)){
validate128.errors = [{instancePath:instancePath+"/guardrails/" + i0+"/waived_by",schemaPath:"#/properties/guardrails/items/properties/waived_by/type",keyword:"type",params:{type: schema53.properties.guardrails.items.properties.waived_by.type},message:"must be string,null"}];
return false;
}
var valid2 = _errs16 === errors;
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
else {
validate128.errors = [{instancePath:instancePath+"/guardrails/" + i0,schemaPath:"#/properties/guardrails/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
else {
validate128.errors = [{instancePath:instancePath+"/guardrails",schemaPath:"#/properties/guardrails/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.failures !== undefined){
let data9 = data.failures;
const _errs18 = errors;
if(errors === _errs18){
if(Array.isArray(data9)){
var valid3 = true;
const len1 = data9.length;
for(let i1=0; i1<len1; i1++){
const _errs20 = errors;
if(typeof data9[i1] !== "string"){
validate128.errors = [{instancePath:instancePath+"/failures/" + i1,schemaPath:"#/properties/failures/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs20 === errors;
if(!valid3){
break;
}
}
}
else {
validate128.errors = [{instancePath:instancePath+"/failures",schemaPath:"#/properties/failures/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate128.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate128.errors = vErrors;
return errors === 0;
}


function validate127(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.status === undefined) && (missing0 = "status")) || ((data.review === undefined) && (missing0 = "review"))){
validate127.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.status !== undefined){
let data0 = data.status;
const _errs1 = errors;
if(!(((data0 === "succeeded") || (data0 === "failed")) || (data0 === "cancelled"))){
validate127.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema52.properties.status.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.review !== undefined){
const _errs2 = errors;
if(!(validate128(data.review, {instancePath:instancePath+"/review",parentData:data,parentDataProperty:"review",rootData}))){
vErrors = vErrors === null ? validate128.errors : vErrors.concat(validate128.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate127.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate127.errors = vErrors;
return errors === 0;
}

const schema54 = {"type":"object","required":["bytes","sha256"],"properties":{"bytes":{"type":"integer","minimum":0},"sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"}}};

function validate131(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.bytes === undefined) && (missing0 = "bytes")) || ((data.sha256 === undefined) && (missing0 = "sha256"))){
validate131.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.bytes !== undefined){
let data0 = data.bytes;
const _errs1 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate131.errors = [{instancePath:instancePath+"/bytes",schemaPath:"#/properties/bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs1){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 0 || isNaN(data0)){
validate131.errors = [{instancePath:instancePath+"/bytes",schemaPath:"#/properties/bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sha256 !== undefined){
let data1 = data.sha256;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data1 === "string"){
if(!pattern1.test(data1)){
validate131.errors = [{instancePath:instancePath+"/sha256",schemaPath:"#/properties/sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""}];
return false;
}
}
else {
validate131.errors = [{instancePath:instancePath+"/sha256",schemaPath:"#/properties/sha256/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate131.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate131.errors = vErrors;
return errors === 0;
}

const schema55 = {"type":"object","required":["kind","message","data"],"properties":{"kind":{"type":"string"},"message":{"type":"string"}}};

function validate133(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.kind === undefined) && (missing0 = "kind")) || ((data.message === undefined) && (missing0 = "message"))) || ((data.data === undefined) && (missing0 = "data"))){
validate133.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.kind !== undefined){
const _errs1 = errors;
if(typeof data.kind !== "string"){
validate133.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.message !== undefined){
const _errs3 = errors;
if(typeof data.message !== "string"){
validate133.errors = [{instancePath:instancePath+"/message",schemaPath:"#/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate133.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate133.errors = vErrors;
return errors === 0;
}


function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="urn:orch:schema:v1:journal-line" */;
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.v === undefined) && (missing0 = "v")) || ((data.seq === undefined) && (missing0 = "seq"))) || ((data.at === undefined) && (missing0 = "at"))) || ((data.type === undefined) && (missing0 = "type"))) || ((data.data === undefined) && (missing0 = "data"))) || ((data.prev === undefined) && (missing0 = "prev"))){
validate21.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.v !== undefined){
const _errs3 = errors;
if(1 !== data.v){
validate21.errors = [{instancePath:instancePath+"/v",schemaPath:"#/properties/v/const",keyword:"const",params:{allowedValue: 1},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.seq !== undefined){
let data1 = data.seq;
const _errs4 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate21.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs4){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 1 || isNaN(data1)){
validate21.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.at !== undefined){
let data2 = data.at;
const _errs6 = errors;
if(errors === _errs6){
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
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs8 = errors;
if(typeof data.type !== "string"){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.prev !== undefined){
let data4 = data.prev;
const _errs10 = errors;
if((typeof data4 !== "string") && (data4 !== null)){
validate21.errors = [{instancePath:instancePath+"/prev",schemaPath:"#/properties/prev/type",keyword:"type",params:{type: schema6.properties.prev.type},message:"must be string,null"}];
return false;
}
if(errors === _errs10){
if(typeof data4 === "string"){
if(!pattern1.test(data4)){
validate21.errors = [{instancePath:instancePath+"/prev",schemaPath:"#/properties/prev/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""}];
return false;
}
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
const tag0 = data.type;
if(typeof tag0 == "string"){
if(tag0 === "run.started"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if(((data.type === undefined) && (missing1 = "type")) || ((data.data === undefined) && (missing1 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs13 = errors;
if("run.started" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/0/properties/type/const",keyword:"const",params:{allowedValue: "run.started"},message:"must be equal to constant"}];
return false;
}
var valid3 = _errs13 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.data !== undefined){
const _errs14 = errors;
if(!(validate22(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid3 = _errs14 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
else if(tag0 === "run.resumed"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if(((data.type === undefined) && (missing2 = "type")) || ((data.data === undefined) && (missing2 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs16 = errors;
if("run.resumed" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/1/properties/type/const",keyword:"const",params:{allowedValue: "run.resumed"},message:"must be equal to constant"}];
return false;
}
var valid5 = _errs16 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data.data !== undefined){
const _errs17 = errors;
if(!(validate30(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
var valid5 = _errs17 === errors;
}
else {
var valid5 = true;
}
}
}
}
}
else if(tag0 === "run.reopened"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if(((data.type === undefined) && (missing3 = "type")) || ((data.data === undefined) && (missing3 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs19 = errors;
if("run.reopened" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/2/properties/type/const",keyword:"const",params:{allowedValue: "run.reopened"},message:"must be equal to constant"}];
return false;
}
var valid7 = _errs19 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data.data !== undefined){
const _errs20 = errors;
if(!(validate33(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData}))){
vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
errors = vErrors.length;
}
var valid7 = _errs20 === errors;
}
else {
var valid7 = true;
}
}
}
}
}
else if(tag0 === "plan.changed"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing4;
if(((data.type === undefined) && (missing4 = "type")) || ((data.data === undefined) && (missing4 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: missing4},message:"must have required property '"+missing4+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs22 = errors;
if("plan.changed" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/3/properties/type/const",keyword:"const",params:{allowedValue: "plan.changed"},message:"must be equal to constant"}];
return false;
}
var valid9 = _errs22 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data.data !== undefined){
const _errs23 = errors;
if(!(validate36(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
errors = vErrors.length;
}
var valid9 = _errs23 === errors;
}
else {
var valid9 = true;
}
}
}
}
}
else if(tag0 === "stage.started"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing5;
if(((data.type === undefined) && (missing5 = "type")) || ((data.data === undefined) && (missing5 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/4/required",keyword:"required",params:{missingProperty: missing5},message:"must have required property '"+missing5+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs25 = errors;
if("stage.started" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/4/properties/type/const",keyword:"const",params:{allowedValue: "stage.started"},message:"must be equal to constant"}];
return false;
}
var valid11 = _errs25 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data.data !== undefined){
const _errs26 = errors;
if(!(validate40(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData}))){
vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
errors = vErrors.length;
}
var valid11 = _errs26 === errors;
}
else {
var valid11 = true;
}
}
}
}
}
else if(tag0 === "stage.spawned"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing6;
if(((data.type === undefined) && (missing6 = "type")) || ((data.data === undefined) && (missing6 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/5/required",keyword:"required",params:{missingProperty: missing6},message:"must have required property '"+missing6+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs28 = errors;
if("stage.spawned" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/5/properties/type/const",keyword:"const",params:{allowedValue: "stage.spawned"},message:"must be equal to constant"}];
return false;
}
var valid13 = _errs28 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data.data !== undefined){
const _errs29 = errors;
if(!(validate42(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
var valid13 = _errs29 === errors;
}
else {
var valid13 = true;
}
}
}
}
}
else if(tag0 === "stage.succeeded"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing7;
if(((data.type === undefined) && (missing7 = "type")) || ((data.data === undefined) && (missing7 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/6/required",keyword:"required",params:{missingProperty: missing7},message:"must have required property '"+missing7+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs31 = errors;
if("stage.succeeded" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/6/properties/type/const",keyword:"const",params:{allowedValue: "stage.succeeded"},message:"must be equal to constant"}];
return false;
}
var valid15 = _errs31 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data.data !== undefined){
const _errs32 = errors;
if(!(validate44(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData}))){
vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors);
errors = vErrors.length;
}
var valid15 = _errs32 === errors;
}
else {
var valid15 = true;
}
}
}
}
}
else if(tag0 === "stage.failed"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing8;
if(((data.type === undefined) && (missing8 = "type")) || ((data.data === undefined) && (missing8 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/7/required",keyword:"required",params:{missingProperty: missing8},message:"must have required property '"+missing8+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs34 = errors;
if("stage.failed" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/7/properties/type/const",keyword:"const",params:{allowedValue: "stage.failed"},message:"must be equal to constant"}];
return false;
}
var valid17 = _errs34 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data.data !== undefined){
const _errs35 = errors;
if(!(validate65(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData}))){
vErrors = vErrors === null ? validate65.errors : vErrors.concat(validate65.errors);
errors = vErrors.length;
}
var valid17 = _errs35 === errors;
}
else {
var valid17 = true;
}
}
}
}
}
else if(tag0 === "stage.retry_scheduled"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing9;
if(((data.type === undefined) && (missing9 = "type")) || ((data.data === undefined) && (missing9 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/8/required",keyword:"required",params:{missingProperty: missing9},message:"must have required property '"+missing9+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs37 = errors;
if("stage.retry_scheduled" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/8/properties/type/const",keyword:"const",params:{allowedValue: "stage.retry_scheduled"},message:"must be equal to constant"}];
return false;
}
var valid19 = _errs37 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data.data !== undefined){
const _errs38 = errors;
if(!(validate70(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData}))){
vErrors = vErrors === null ? validate70.errors : vErrors.concat(validate70.errors);
errors = vErrors.length;
}
var valid19 = _errs38 === errors;
}
else {
var valid19 = true;
}
}
}
}
}
else if(tag0 === "stage.skipped"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing10;
if(((data.type === undefined) && (missing10 = "type")) || ((data.data === undefined) && (missing10 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/9/required",keyword:"required",params:{missingProperty: missing10},message:"must have required property '"+missing10+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs40 = errors;
if("stage.skipped" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/9/properties/type/const",keyword:"const",params:{allowedValue: "stage.skipped"},message:"must be equal to constant"}];
return false;
}
var valid21 = _errs40 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data.data !== undefined){
const _errs41 = errors;
if(!(validate74(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData}))){
vErrors = vErrors === null ? validate74.errors : vErrors.concat(validate74.errors);
errors = vErrors.length;
}
var valid21 = _errs41 === errors;
}
else {
var valid21 = true;
}
}
}
}
}
else if(tag0 === "stage.orphaned"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing11;
if(((data.type === undefined) && (missing11 = "type")) || ((data.data === undefined) && (missing11 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/10/required",keyword:"required",params:{missingProperty: missing11},message:"must have required property '"+missing11+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs43 = errors;
if("stage.orphaned" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/10/properties/type/const",keyword:"const",params:{allowedValue: "stage.orphaned"},message:"must be equal to constant"}];
return false;
}
var valid23 = _errs43 === errors;
}
else {
var valid23 = true;
}
if(valid23){
if(data.data !== undefined){
const _errs44 = errors;
if(!(validate76(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData}))){
vErrors = vErrors === null ? validate76.errors : vErrors.concat(validate76.errors);
errors = vErrors.length;
}
var valid23 = _errs44 === errors;
}
else {
var valid23 = true;
}
}
}
}
}
else if(tag0 === "stage.cancelled"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing12;
if(((data.type === undefined) && (missing12 = "type")) || ((data.data === undefined) && (missing12 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/11/required",keyword:"required",params:{missingProperty: missing12},message:"must have required property '"+missing12+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs46 = errors;
if("stage.cancelled" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/11/properties/type/const",keyword:"const",params:{allowedValue: "stage.cancelled"},message:"must be equal to constant"}];
return false;
}
var valid25 = _errs46 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data.data !== undefined){
const _errs47 = errors;
if(!(validate78(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData}))){
vErrors = vErrors === null ? validate78.errors : vErrors.concat(validate78.errors);
errors = vErrors.length;
}
var valid25 = _errs47 === errors;
}
else {
var valid25 = true;
}
}
}
}
}
else if(tag0 === "stage.child_paused"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing13;
if(((data.type === undefined) && (missing13 = "type")) || ((data.data === undefined) && (missing13 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/12/required",keyword:"required",params:{missingProperty: missing13},message:"must have required property '"+missing13+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs49 = errors;
if("stage.child_paused" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/12/properties/type/const",keyword:"const",params:{allowedValue: "stage.child_paused"},message:"must be equal to constant"}];
return false;
}
var valid27 = _errs49 === errors;
}
else {
var valid27 = true;
}
if(valid27){
if(data.data !== undefined){
const _errs50 = errors;
if(!(validate81(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData}))){
vErrors = vErrors === null ? validate81.errors : vErrors.concat(validate81.errors);
errors = vErrors.length;
}
var valid27 = _errs50 === errors;
}
else {
var valid27 = true;
}
}
}
}
}
else if(tag0 === "stage.child_resumed"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing14;
if(((data.type === undefined) && (missing14 = "type")) || ((data.data === undefined) && (missing14 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/13/required",keyword:"required",params:{missingProperty: missing14},message:"must have required property '"+missing14+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs52 = errors;
if("stage.child_resumed" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/13/properties/type/const",keyword:"const",params:{allowedValue: "stage.child_resumed"},message:"must be equal to constant"}];
return false;
}
var valid29 = _errs52 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data.data !== undefined){
const _errs53 = errors;
if(!(validate83(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData}))){
vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors);
errors = vErrors.length;
}
var valid29 = _errs53 === errors;
}
else {
var valid29 = true;
}
}
}
}
}
else if(tag0 === "stage.reset"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing15;
if(((data.type === undefined) && (missing15 = "type")) || ((data.data === undefined) && (missing15 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/14/required",keyword:"required",params:{missingProperty: missing15},message:"must have required property '"+missing15+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs55 = errors;
if("stage.reset" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/14/properties/type/const",keyword:"const",params:{allowedValue: "stage.reset"},message:"must be equal to constant"}];
return false;
}
var valid31 = _errs55 === errors;
}
else {
var valid31 = true;
}
if(valid31){
if(data.data !== undefined){
const _errs56 = errors;
if(!(validate85(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData}))){
vErrors = vErrors === null ? validate85.errors : vErrors.concat(validate85.errors);
errors = vErrors.length;
}
var valid31 = _errs56 === errors;
}
else {
var valid31 = true;
}
}
}
}
}
else if(tag0 === "approval.requested"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing16;
if(((data.type === undefined) && (missing16 = "type")) || ((data.data === undefined) && (missing16 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/15/required",keyword:"required",params:{missingProperty: missing16},message:"must have required property '"+missing16+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs58 = errors;
if("approval.requested" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/15/properties/type/const",keyword:"const",params:{allowedValue: "approval.requested"},message:"must be equal to constant"}];
return false;
}
var valid33 = _errs58 === errors;
}
else {
var valid33 = true;
}
if(valid33){
if(data.data !== undefined){
const _errs59 = errors;
if(!(validate87(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData}))){
vErrors = vErrors === null ? validate87.errors : vErrors.concat(validate87.errors);
errors = vErrors.length;
}
var valid33 = _errs59 === errors;
}
else {
var valid33 = true;
}
}
}
}
}
else if(tag0 === "guard.decided"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing17;
if(((data.type === undefined) && (missing17 = "type")) || ((data.data === undefined) && (missing17 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/16/required",keyword:"required",params:{missingProperty: missing17},message:"must have required property '"+missing17+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs61 = errors;
if("guard.decided" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/16/properties/type/const",keyword:"const",params:{allowedValue: "guard.decided"},message:"must be equal to constant"}];
return false;
}
var valid35 = _errs61 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data.data !== undefined){
const _errs62 = errors;
if(!(validate96(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData}))){
vErrors = vErrors === null ? validate96.errors : vErrors.concat(validate96.errors);
errors = vErrors.length;
}
var valid35 = _errs62 === errors;
}
else {
var valid35 = true;
}
}
}
}
}
else if(tag0 === "approval.decided"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing18;
if(((data.type === undefined) && (missing18 = "type")) || ((data.data === undefined) && (missing18 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/17/required",keyword:"required",params:{missingProperty: missing18},message:"must have required property '"+missing18+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs64 = errors;
if("approval.decided" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/17/properties/type/const",keyword:"const",params:{allowedValue: "approval.decided"},message:"must be equal to constant"}];
return false;
}
var valid37 = _errs64 === errors;
}
else {
var valid37 = true;
}
if(valid37){
if(data.data !== undefined){
const _errs65 = errors;
if(!(validate98(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData}))){
vErrors = vErrors === null ? validate98.errors : vErrors.concat(validate98.errors);
errors = vErrors.length;
}
var valid37 = _errs65 === errors;
}
else {
var valid37 = true;
}
}
}
}
}
else if(tag0 === "approval.granted"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing19;
if(((data.type === undefined) && (missing19 = "type")) || ((data.data === undefined) && (missing19 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/18/required",keyword:"required",params:{missingProperty: missing19},message:"must have required property '"+missing19+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs67 = errors;
if("approval.granted" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/18/properties/type/const",keyword:"const",params:{allowedValue: "approval.granted"},message:"must be equal to constant"}];
return false;
}
var valid39 = _errs67 === errors;
}
else {
var valid39 = true;
}
if(valid39){
if(data.data !== undefined){
const _errs68 = errors;
if(!(validate101(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData}))){
vErrors = vErrors === null ? validate101.errors : vErrors.concat(validate101.errors);
errors = vErrors.length;
}
var valid39 = _errs68 === errors;
}
else {
var valid39 = true;
}
}
}
}
}
else if(tag0 === "approval.voided"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing20;
if(((data.type === undefined) && (missing20 = "type")) || ((data.data === undefined) && (missing20 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/19/required",keyword:"required",params:{missingProperty: missing20},message:"must have required property '"+missing20+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs70 = errors;
if("approval.voided" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/19/properties/type/const",keyword:"const",params:{allowedValue: "approval.voided"},message:"must be equal to constant"}];
return false;
}
var valid41 = _errs70 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data.data !== undefined){
const _errs71 = errors;
if(!(validate104(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData}))){
vErrors = vErrors === null ? validate104.errors : vErrors.concat(validate104.errors);
errors = vErrors.length;
}
var valid41 = _errs71 === errors;
}
else {
var valid41 = true;
}
}
}
}
}
else if(tag0 === "approval.expired"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing21;
if(((data.type === undefined) && (missing21 = "type")) || ((data.data === undefined) && (missing21 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/20/required",keyword:"required",params:{missingProperty: missing21},message:"must have required property '"+missing21+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs73 = errors;
if("approval.expired" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/20/properties/type/const",keyword:"const",params:{allowedValue: "approval.expired"},message:"must be equal to constant"}];
return false;
}
var valid43 = _errs73 === errors;
}
else {
var valid43 = true;
}
if(valid43){
if(data.data !== undefined){
const _errs74 = errors;
if(!(validate106(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData}))){
vErrors = vErrors === null ? validate106.errors : vErrors.concat(validate106.errors);
errors = vErrors.length;
}
var valid43 = _errs74 === errors;
}
else {
var valid43 = true;
}
}
}
}
}
else if(tag0 === "approval.relayed"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing22;
if(((data.type === undefined) && (missing22 = "type")) || ((data.data === undefined) && (missing22 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/21/required",keyword:"required",params:{missingProperty: missing22},message:"must have required property '"+missing22+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs76 = errors;
if("approval.relayed" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/21/properties/type/const",keyword:"const",params:{allowedValue: "approval.relayed"},message:"must be equal to constant"}];
return false;
}
var valid45 = _errs76 === errors;
}
else {
var valid45 = true;
}
if(valid45){
if(data.data !== undefined){
const _errs77 = errors;
if(!(validate108(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData}))){
vErrors = vErrors === null ? validate108.errors : vErrors.concat(validate108.errors);
errors = vErrors.length;
}
var valid45 = _errs77 === errors;
}
else {
var valid45 = true;
}
}
}
}
}
else if(tag0 === "agent.session"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing23;
if(((data.type === undefined) && (missing23 = "type")) || ((data.data === undefined) && (missing23 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/22/required",keyword:"required",params:{missingProperty: missing23},message:"must have required property '"+missing23+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs79 = errors;
if("agent.session" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/22/properties/type/const",keyword:"const",params:{allowedValue: "agent.session"},message:"must be equal to constant"}];
return false;
}
var valid47 = _errs79 === errors;
}
else {
var valid47 = true;
}
if(valid47){
if(data.data !== undefined){
const _errs80 = errors;
if(!(validate110(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData}))){
vErrors = vErrors === null ? validate110.errors : vErrors.concat(validate110.errors);
errors = vErrors.length;
}
var valid47 = _errs80 === errors;
}
else {
var valid47 = true;
}
}
}
}
}
else if(tag0 === "agent.used"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing24;
if(((data.type === undefined) && (missing24 = "type")) || ((data.data === undefined) && (missing24 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/23/required",keyword:"required",params:{missingProperty: missing24},message:"must have required property '"+missing24+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs82 = errors;
if("agent.used" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/23/properties/type/const",keyword:"const",params:{allowedValue: "agent.used"},message:"must be equal to constant"}];
return false;
}
var valid49 = _errs82 === errors;
}
else {
var valid49 = true;
}
if(valid49){
if(data.data !== undefined){
const _errs83 = errors;
if(!(validate112(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData}))){
vErrors = vErrors === null ? validate112.errors : vErrors.concat(validate112.errors);
errors = vErrors.length;
}
var valid49 = _errs83 === errors;
}
else {
var valid49 = true;
}
}
}
}
}
else if(tag0 === "agent.span"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing25;
if(((data.type === undefined) && (missing25 = "type")) || ((data.data === undefined) && (missing25 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/24/required",keyword:"required",params:{missingProperty: missing25},message:"must have required property '"+missing25+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs85 = errors;
if("agent.span" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/24/properties/type/const",keyword:"const",params:{allowedValue: "agent.span"},message:"must be equal to constant"}];
return false;
}
var valid51 = _errs85 === errors;
}
else {
var valid51 = true;
}
if(valid51){
if(data.data !== undefined){
const _errs86 = errors;
if(!(validate115(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData}))){
vErrors = vErrors === null ? validate115.errors : vErrors.concat(validate115.errors);
errors = vErrors.length;
}
var valid51 = _errs86 === errors;
}
else {
var valid51 = true;
}
}
}
}
}
else if(tag0 === "agent.answered"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing26;
if(((data.type === undefined) && (missing26 = "type")) || ((data.data === undefined) && (missing26 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/25/required",keyword:"required",params:{missingProperty: missing26},message:"must have required property '"+missing26+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs88 = errors;
if("agent.answered" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/25/properties/type/const",keyword:"const",params:{allowedValue: "agent.answered"},message:"must be equal to constant"}];
return false;
}
var valid53 = _errs88 === errors;
}
else {
var valid53 = true;
}
if(valid53){
if(data.data !== undefined){
const _errs89 = errors;
if(!(validate119(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData}))){
vErrors = vErrors === null ? validate119.errors : vErrors.concat(validate119.errors);
errors = vErrors.length;
}
var valid53 = _errs89 === errors;
}
else {
var valid53 = true;
}
}
}
}
}
else if(tag0 === "run.paused"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing27;
if(((data.type === undefined) && (missing27 = "type")) || ((data.data === undefined) && (missing27 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/26/required",keyword:"required",params:{missingProperty: missing27},message:"must have required property '"+missing27+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs91 = errors;
if("run.paused" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/26/properties/type/const",keyword:"const",params:{allowedValue: "run.paused"},message:"must be equal to constant"}];
return false;
}
var valid55 = _errs91 === errors;
}
else {
var valid55 = true;
}
if(valid55){
if(data.data !== undefined){
const _errs92 = errors;
if(!(validate122(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData}))){
vErrors = vErrors === null ? validate122.errors : vErrors.concat(validate122.errors);
errors = vErrors.length;
}
var valid55 = _errs92 === errors;
}
else {
var valid55 = true;
}
}
}
}
}
else if(tag0 === "run.stop_requested"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing28;
if(((data.type === undefined) && (missing28 = "type")) || ((data.data === undefined) && (missing28 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/27/required",keyword:"required",params:{missingProperty: missing28},message:"must have required property '"+missing28+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs94 = errors;
if("run.stop_requested" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/27/properties/type/const",keyword:"const",params:{allowedValue: "run.stop_requested"},message:"must be equal to constant"}];
return false;
}
var valid57 = _errs94 === errors;
}
else {
var valid57 = true;
}
if(valid57){
if(data.data !== undefined){
const _errs95 = errors;
if(!(validate124(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData}))){
vErrors = vErrors === null ? validate124.errors : vErrors.concat(validate124.errors);
errors = vErrors.length;
}
var valid57 = _errs95 === errors;
}
else {
var valid57 = true;
}
}
}
}
}
else if(tag0 === "run.completed"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing29;
if(((data.type === undefined) && (missing29 = "type")) || ((data.data === undefined) && (missing29 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/28/required",keyword:"required",params:{missingProperty: missing29},message:"must have required property '"+missing29+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs97 = errors;
if("run.completed" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/28/properties/type/const",keyword:"const",params:{allowedValue: "run.completed"},message:"must be equal to constant"}];
return false;
}
var valid59 = _errs97 === errors;
}
else {
var valid59 = true;
}
if(valid59){
if(data.data !== undefined){
const _errs98 = errors;
if(!(validate127(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData}))){
vErrors = vErrors === null ? validate127.errors : vErrors.concat(validate127.errors);
errors = vErrors.length;
}
var valid59 = _errs98 === errors;
}
else {
var valid59 = true;
}
}
}
}
}
else if(tag0 === "journal.cut"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing30;
if(((data.type === undefined) && (missing30 = "type")) || ((data.data === undefined) && (missing30 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/29/required",keyword:"required",params:{missingProperty: missing30},message:"must have required property '"+missing30+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs100 = errors;
if("journal.cut" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/29/properties/type/const",keyword:"const",params:{allowedValue: "journal.cut"},message:"must be equal to constant"}];
return false;
}
var valid61 = _errs100 === errors;
}
else {
var valid61 = true;
}
if(valid61){
if(data.data !== undefined){
const _errs101 = errors;
if(!(validate131(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData}))){
vErrors = vErrors === null ? validate131.errors : vErrors.concat(validate131.errors);
errors = vErrors.length;
}
var valid61 = _errs101 === errors;
}
else {
var valid61 = true;
}
}
}
}
}
else if(tag0 === "note"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing31;
if(((data.type === undefined) && (missing31 = "type")) || ((data.data === undefined) && (missing31 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/30/required",keyword:"required",params:{missingProperty: missing31},message:"must have required property '"+missing31+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs103 = errors;
if("note" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/30/properties/type/const",keyword:"const",params:{allowedValue: "note"},message:"must be equal to constant"}];
return false;
}
var valid63 = _errs103 === errors;
}
else {
var valid63 = true;
}
if(valid63){
if(data.data !== undefined){
const _errs104 = errors;
if(!(validate133(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData}))){
vErrors = vErrors === null ? validate133.errors : vErrors.concat(validate133.errors);
errors = vErrors.length;
}
var valid63 = _errs104 === errors;
}
else {
var valid63 = true;
}
}
}
}
}
else {
validate21.errors = [{instancePath,schemaPath:"#/discriminator",keyword:"discriminator",params:{error: "mapping", tag: "type", tagValue: tag0},message:"value of tag \"type\" must be in oneOf"}];
return false;
}
}
else {
validate21.errors = [{instancePath,schemaPath:"#/discriminator",keyword:"discriminator",params:{error: "tag", tag: "type", tagValue: tag0},message:"tag \"type\" must be string"}];
return false;
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
