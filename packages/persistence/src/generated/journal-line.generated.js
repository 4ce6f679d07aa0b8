// Generated from the schema of the same name by scripts/generate-validators.ts.
"use strict";
export const validate = validate21;

const schema6 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"urn:orch:schema:v1:journal-line","title":"A line of a run's journal","description":"One event of runner.ndjson. prev is the SHA-256 (hex) of the bytes of the line before, without its newline.","type":"object","required":["v","seq","at","type","data","prev"],"properties":{"v":{"const":1},"seq":{"type":"integer","minimum":1},"at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"type":{"type":"string"},"prev":{"type":["string","null"],"pattern":"^[0-9a-f]{64}$"}},"additionalProperties":true,"discriminator":{"propertyName":"type"},"oneOf":[{"properties":{"type":{"const":"run.started"},"data":{"type":"object","required":["task_id","run_id","parent_run_id","parent_stage","parent_attempt","depth","plan","execution","started_by","orch_version"],"properties":{"task_id":{"type":"string"},"run_id":{"type":"string"},"parent_run_id":{"type":["string","null"]},"parent_stage":{"type":["string","null"]},"parent_attempt":{"type":["number","null"]},"depth":{"type":"integer","minimum":0},"plan":{"$ref":"#/$defs/plan"},"execution":{"$ref":"#/$defs/execution"},"started_by":{"$ref":"#/$defs/actor"},"orch_version":{"type":"string"}}}},"required":["type","data"]},{"properties":{"type":{"const":"run.resumed"},"data":{"type":"object","required":["by","reason"],"properties":{"by":{"$ref":"#/$defs/actor"},"reason":{"type":"string"}}}},"required":["type","data"]},{"properties":{"type":{"const":"run.reopened"},"data":{"type":"object","required":["by","from","parent_attempt"],"properties":{"by":{"$ref":"#/$defs/actor"},"from":{"enum":["succeeded","failed","cancelled"]},"parent_attempt":{"type":["number","null"]}}}},"required":["type","data"]},{"properties":{"type":{"const":"plan.changed"},"data":{"type":"object","required":["by","previous_digest","plan"],"properties":{"by":{"$ref":"#/$defs/actor"},"previous_digest":{"type":"string"},"plan":{"$ref":"#/$defs/plan"}}}},"required":["type","data"]},{"properties":{"type":{"const":"stage.started"},"data":{"type":"object","required":["stage","attempt","child_run_id"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"child_run_id":{"type":["string","null"]}}}},"required":["type","data"]},{"properties":{"type":{"const":"stage.spawned"},"data":{"type":"object","required":["stage","attempt","handle"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0}}}},"required":["type","data"]},{"properties":{"type":{"const":"stage.succeeded"},"data":{"type":"object","required":["stage","attempt","receipt"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"receipt":{"anyOf":[{"type":"null"},{"$ref":"#/$defs/receipt"}]}}}},"required":["type","data"]},{"properties":{"type":{"const":"stage.failed"},"data":{"type":"object","required":["stage","attempt","failure","allowed","receipt"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"failure":{"$ref":"#/$defs/failure"},"allowed":{"type":"boolean"},"receipt":{"anyOf":[{"type":"null"},{"$ref":"#/$defs/receipt"}]}}}},"required":["type","data"]},{"properties":{"type":{"const":"stage.retry_scheduled"},"data":{"type":"object","required":["stage","attempt","failure","backoff_ms","due_at","receipt"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"failure":{"$ref":"#/$defs/failure"},"backoff_ms":{"type":"number"},"due_at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"receipt":{"anyOf":[{"type":"null"},{"$ref":"#/$defs/receipt"}]}}}},"required":["type","data"]},{"properties":{"type":{"const":"stage.skipped"},"data":{"type":"object","required":["stage","reason"],"properties":{"stage":{"type":"string"},"reason":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["need_not_met","condition"]},"needs":{"type":"array","items":{"type":"string"}},"when":{"type":"string"}}}}}},"required":["type","data"]},{"properties":{"type":{"const":"stage.orphaned"},"data":{"type":"object","required":["stage","attempt"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0}}}},"required":["type","data"]},{"properties":{"type":{"const":"stage.cancelled"},"data":{"type":"object","required":["stage","attempt","receipt"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"receipt":{"anyOf":[{"type":"null"},{"$ref":"#/$defs/receipt"}]}}}},"required":["type","data"]},{"properties":{"type":{"const":"stage.child_paused"},"data":{"type":"object","required":["stage","attempt","child_run_id","reason"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"child_run_id":{"type":"string"},"reason":{"enum":["approval","input","budget"]}}}},"required":["type","data"]},{"properties":{"type":{"const":"stage.child_resumed"},"data":{"type":"object","required":["stage","attempt","child_run_id"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"child_run_id":{"type":"string"}}}},"required":["type","data"]},{"properties":{"type":{"const":"stage.reset"},"data":{"type":"object","required":["stages","because"],"properties":{"stages":{"type":"array","items":{"type":"string"}},"because":{"type":"string"}}}},"required":["type","data"]},{"properties":{"type":{"const":"approval.requested"},"data":{"type":"object","required":["request","receipt"],"properties":{"request":{"$ref":"#/$defs/approval_request"},"receipt":{"anyOf":[{"type":"null"},{"$ref":"#/$defs/receipt"}]}}}},"required":["type","data"]},{"properties":{"type":{"const":"guard.decided"},"data":{"type":"object","required":["stage","attempt","guard","moment","effect","rules","facts"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"guard":{"type":"string"},"moment":{"enum":["before","after"]},"effect":{"enum":["allow","ask","deny"]},"rules":{"type":"array","items":{"type":"string"}}}}},"required":["type","data"]},{"properties":{"type":{"const":"approval.decided"},"data":{"type":"object","required":["request_id","decision","actor","reason","channel"],"properties":{"request_id":{"type":"string"},"decision":{"enum":["approved","rejected","changes_requested"]},"actor":{"$ref":"#/$defs/actor"},"reason":{"type":"string"},"channel":{"enum":["cli","terminal"]}}}},"required":["type","data"]},{"properties":{"type":{"const":"approval.granted"},"data":{"type":"object","required":["request_id","bound"],"properties":{"request_id":{"type":"string"},"bound":{"$ref":"#/$defs/bindings"}}}},"required":["type","data"]},{"properties":{"type":{"const":"approval.voided"},"data":{"type":"object","required":["request_id","changed"],"properties":{"request_id":{"type":"string"},"changed":{"type":"array","items":{"type":"string"}}}}},"required":["type","data"]},{"properties":{"type":{"const":"approval.expired"},"data":{"type":"object","required":["request_id","expired_at"],"properties":{"request_id":{"type":"string"},"expired_at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"}}}},"required":["type","data"]},{"properties":{"type":{"const":"run.paused"},"data":{"type":"object","required":["reason"],"properties":{"reason":{"enum":["approval","input","budget"]}}}},"required":["type","data"]},{"properties":{"type":{"const":"run.stop_requested"},"data":{"type":"object","required":["cause"],"properties":{"cause":{"enum":["cancel","max_duration"]},"by":{"$ref":"#/$defs/actor"},"reason":{"type":"string"},"max_duration_ms":{"type":"number"}}}},"required":["type","data"]},{"properties":{"type":{"const":"run.completed"},"data":{"type":"object","required":["status","review"],"properties":{"status":{"enum":["succeeded","failed","cancelled"]},"review":{"$ref":"#/$defs/review"}}}},"required":["type","data"]},{"properties":{"type":{"const":"journal.cut"},"data":{"type":"object","required":["bytes","sha256"],"properties":{"bytes":{"type":"integer","minimum":0},"sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"}}}},"required":["type","data"]},{"properties":{"type":{"const":"note"},"data":{"type":"object","required":["kind","message","data"],"properties":{"kind":{"type":"string"},"message":{"type":"string"}}}},"required":["type","data"]}],"$defs":{"actor":{"type":"object","required":["name","source"],"properties":{"name":{"type":"string"},"source":{"enum":["git","flag","os","orch"]}}},"bindings":{"type":"object","required":["plan","policy","worktree"],"properties":{"plan":{"type":"string"},"policy":{"type":["string","null"]},"worktree":{"type":["string","null"]}}},"stream":{"type":"object","required":["bytes","truncated_bytes","tail"],"properties":{"bytes":{"type":"integer","minimum":0},"truncated_bytes":{"type":"integer","minimum":0},"tail":{"type":"string"}}},"log":{"type":"object","required":["path","offset","bytes"],"properties":{"path":{"type":"string"},"offset":{"type":"integer","minimum":0},"bytes":{"type":"integer","minimum":0}}},"criterion":{"type":"object","required":["id","text","standing","detail"],"properties":{"id":{"type":"string"},"text":{"type":"string"},"standing":{"enum":["verified","inferred","asserted","refuted"]},"detail":{"type":"string"}}},"diff":{"type":"object","required":["path","files","added","deleted"],"properties":{"path":{"type":["string","null"]},"files":{"type":"integer","minimum":0},"added":{"type":"integer","minimum":0},"deleted":{"type":"integer","minimum":0}}},"profile":{"type":"object","required":["declared","granted","granted_by","mechanism"],"properties":{"declared":{"enum":["read-only","workspace-write","network","danger-full-access"]},"granted":{"enum":["read-only","workspace-write","network","danger-full-access"]},"granted_by":{"type":"string"},"mechanism":{"type":["string","null"]}}},"receipt":{"type":"object","required":["stage","attempt","argv","cwd","env_names","exit_code","signal","started_at","duration_ms","stdout","stderr","log","log_sha256","redactions","tree_before","tree_after","diff","profile","criteria","child_run_id","notes"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"argv":{"type":"array","items":{"type":"string"}},"cwd":{"type":"string"},"env_names":{"type":"array","items":{"type":"string"}},"exit_code":{"type":["number","null"]},"signal":{"type":["string","null"]},"started_at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"duration_ms":{"type":"number"},"stdout":{"$ref":"#/$defs/stream"},"stderr":{"$ref":"#/$defs/stream"},"log":{"anyOf":[{"type":"null"},{"$ref":"#/$defs/log"}]},"log_sha256":{"type":["string","null"],"pattern":"^[0-9a-f]{64}$"},"redactions":{"type":"integer","minimum":0},"tree_before":{"type":["string","null"]},"tree_after":{"type":["string","null"]},"diff":{"anyOf":[{"type":"null"},{"$ref":"#/$defs/diff"}]},"profile":{"anyOf":[{"type":"null"},{"$ref":"#/$defs/profile"}]},"criteria":{"type":"array","items":{"$ref":"#/$defs/criterion"}},"child_run_id":{"type":["string","null"]},"notes":{"type":"array","items":{"type":"string"}}}},"failure":{"type":"object","required":["code","message"],"properties":{"code":{"type":"string","pattern":"^ORCH_[A-Z_]+$"},"message":{"type":"string"}}},"approval_request":{"type":"object","required":["id","stage","attempt","reason","title","instructions","approvers","from","expires_at","bound","after","rules"],"properties":{"id":{"type":"string"},"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"reason":{"enum":["manual","policy","agent"]},"title":{"type":"string"},"instructions":{"type":"string"},"approvers":{"type":"integer","minimum":0},"from":{"type":"array","items":{"type":"string"}},"also":{"type":"array","items":{"type":"object","required":["approvers","from"],"properties":{"approvers":{"type":"integer","minimum":0},"from":{"type":"array","items":{"type":"string"}}}}},"expires_at":{"type":["string","null"],"pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"bound":{"$ref":"#/$defs/bindings"},"after":{"enum":["succeed","run"]},"rules":{"type":"array","items":{"type":"string"}}}},"review":{"type":"object","required":["summary","guardrails","failures"],"properties":{"summary":{"type":"string"},"guardrails":{"type":"array","items":{"type":"object","required":["id","title","required","standing","detail","waived_by"],"properties":{"id":{"type":"string"},"title":{"type":"string"},"required":{"type":"boolean"},"standing":{"enum":["passed","failed","waived","not_run","unproven"]},"detail":{"type":"string"},"waived_by":{"type":["string","null"]}}}},"failures":{"type":"array","items":{"type":"string"}}}},"plan":{"type":"object","required":["v","pipeline","stages","max_duration_ms","digest"],"properties":{"v":{"const":1},"pipeline":{"type":"object","required":["id","title"],"properties":{"id":{"type":"string"},"title":{"type":"string"}}},"stages":{"type":"array","items":{"type":"object","required":["index","id","title","slug","needs","definition"],"properties":{"index":{"type":"integer","minimum":1},"id":{"type":"string"},"title":{"type":"string"},"slug":{"type":"string"},"needs":{"anyOf":[{"const":"all-before"},{"type":"array","items":{"type":"integer","minimum":0}}]},"definition":{"type":"object","required":["kind","id"],"properties":{"kind":{"enum":["command","subpipeline","manual","agent"]},"id":{"type":"string"}}}}}},"max_duration_ms":{"type":["number","null"]},"digest":{"type":"string"}}},"execution":{"type":"object","required":["mode","max_concurrency","source"],"properties":{"mode":{"enum":["sequential","parallel"]},"max_concurrency":{"type":"integer","minimum":1},"source":{"enum":["default","task","flag"]}}}}};
const pattern0 = new RegExp("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$", "u");
const pattern1 = new RegExp("^[0-9a-f]{64}$", "u");
const schema7 = {"type":"object","required":["v","pipeline","stages","max_duration_ms","digest"],"properties":{"v":{"const":1},"pipeline":{"type":"object","required":["id","title"],"properties":{"id":{"type":"string"},"title":{"type":"string"}}},"stages":{"type":"array","items":{"type":"object","required":["index","id","title","slug","needs","definition"],"properties":{"index":{"type":"integer","minimum":1},"id":{"type":"string"},"title":{"type":"string"},"slug":{"type":"string"},"needs":{"anyOf":[{"const":"all-before"},{"type":"array","items":{"type":"integer","minimum":0}}]},"definition":{"type":"object","required":["kind","id"],"properties":{"kind":{"enum":["command","subpipeline","manual","agent"]},"id":{"type":"string"}}}}}},"max_duration_ms":{"type":["number","null"]},"digest":{"type":"string"}}};

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.v === undefined) && (missing0 = "v")) || ((data.pipeline === undefined) && (missing0 = "pipeline"))) || ((data.stages === undefined) && (missing0 = "stages"))) || ((data.max_duration_ms === undefined) && (missing0 = "max_duration_ms"))) || ((data.digest === undefined) && (missing0 = "digest"))){
validate22.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.v !== undefined){
const _errs1 = errors;
if(1 !== data.v){
validate22.errors = [{instancePath:instancePath+"/v",schemaPath:"#/properties/v/const",keyword:"const",params:{allowedValue: 1},message:"must be equal to constant"}];
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
validate22.errors = [{instancePath:instancePath+"/pipeline",schemaPath:"#/properties/pipeline/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data1.id !== undefined){
const _errs4 = errors;
if(typeof data1.id !== "string"){
validate22.errors = [{instancePath:instancePath+"/pipeline/id",schemaPath:"#/properties/pipeline/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
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
validate22.errors = [{instancePath:instancePath+"/pipeline/title",schemaPath:"#/properties/pipeline/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"}];
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
validate22.errors = [{instancePath:instancePath+"/pipeline",schemaPath:"#/properties/pipeline/type",keyword:"type",params:{type: "object"},message:"must be object"}];
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
validate22.errors = [{instancePath:instancePath+"/stages/" + i0,schemaPath:"#/properties/stages/items/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
if(data5.index !== undefined){
let data6 = data5.index;
const _errs12 = errors;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
validate22.errors = [{instancePath:instancePath+"/stages/" + i0+"/index",schemaPath:"#/properties/stages/items/properties/index/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs12){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 1 || isNaN(data6)){
validate22.errors = [{instancePath:instancePath+"/stages/" + i0+"/index",schemaPath:"#/properties/stages/items/properties/index/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
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
validate22.errors = [{instancePath:instancePath+"/stages/" + i0+"/id",schemaPath:"#/properties/stages/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
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
validate22.errors = [{instancePath:instancePath+"/stages/" + i0+"/title",schemaPath:"#/properties/stages/items/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"}];
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
validate22.errors = [{instancePath:instancePath+"/stages/" + i0+"/slug",schemaPath:"#/properties/stages/items/properties/slug/type",keyword:"type",params:{type: "string"},message:"must be string"}];
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
validate22.errors = vErrors;
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
validate22.errors = [{instancePath:instancePath+"/stages/" + i0+"/definition",schemaPath:"#/properties/stages/items/properties/definition/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
if(data12.kind !== undefined){
let data13 = data12.kind;
const _errs29 = errors;
if(!((((data13 === "command") || (data13 === "subpipeline")) || (data13 === "manual")) || (data13 === "agent"))){
validate22.errors = [{instancePath:instancePath+"/stages/" + i0+"/definition/kind",schemaPath:"#/properties/stages/items/properties/definition/properties/kind/enum",keyword:"enum",params:{allowedValues: schema7.properties.stages.items.properties.definition.properties.kind.enum},message:"must be equal to one of the allowed values"}];
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
validate22.errors = [{instancePath:instancePath+"/stages/" + i0+"/definition/id",schemaPath:"#/properties/stages/items/properties/definition/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
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
validate22.errors = [{instancePath:instancePath+"/stages/" + i0+"/definition",schemaPath:"#/properties/stages/items/properties/definition/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid3 = _errs27 === errors;
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
else {
validate22.errors = [{instancePath:instancePath+"/stages/" + i0,schemaPath:"#/properties/stages/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
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
validate22.errors = [{instancePath:instancePath+"/stages",schemaPath:"#/properties/stages/type",keyword:"type",params:{type: "array"},message:"must be array"}];
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
let data15 = data.max_duration_ms;
const _errs32 = errors;
if((!((typeof data15 == "number") && (isFinite(data15)))) && (data15 !== null)){
validate22.errors = [{instancePath:instancePath+"/max_duration_ms",schemaPath:"#/properties/max_duration_ms/type",keyword:"type",params:{type: schema7.properties.max_duration_ms.type},message:"must be number,null"}];
return false;
}
var valid0 = _errs32 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.digest !== undefined){
const _errs34 = errors;
if(typeof data.digest !== "string"){
validate22.errors = [{instancePath:instancePath+"/digest",schemaPath:"#/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs34 === errors;
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
validate22.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate22.errors = vErrors;
return errors === 0;
}

const schema8 = {"type":"object","required":["mode","max_concurrency","source"],"properties":{"mode":{"enum":["sequential","parallel"]},"max_concurrency":{"type":"integer","minimum":1},"source":{"enum":["default","task","flag"]}}};

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.mode === undefined) && (missing0 = "mode")) || ((data.max_concurrency === undefined) && (missing0 = "max_concurrency"))) || ((data.source === undefined) && (missing0 = "source"))){
validate24.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.mode !== undefined){
let data0 = data.mode;
const _errs1 = errors;
if(!((data0 === "sequential") || (data0 === "parallel"))){
validate24.errors = [{instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/enum",keyword:"enum",params:{allowedValues: schema8.properties.mode.enum},message:"must be equal to one of the allowed values"}];
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
validate24.errors = [{instancePath:instancePath+"/max_concurrency",schemaPath:"#/properties/max_concurrency/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs2){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 1 || isNaN(data1)){
validate24.errors = [{instancePath:instancePath+"/max_concurrency",schemaPath:"#/properties/max_concurrency/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
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
validate24.errors = [{instancePath:instancePath+"/source",schemaPath:"#/properties/source/enum",keyword:"enum",params:{allowedValues: schema8.properties.source.enum},message:"must be equal to one of the allowed values"}];
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
validate24.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate24.errors = vErrors;
return errors === 0;
}

const schema9 = {"type":"object","required":["name","source"],"properties":{"name":{"type":"string"},"source":{"enum":["git","flag","os","orch"]}}};

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.name === undefined) && (missing0 = "name")) || ((data.source === undefined) && (missing0 = "source"))){
validate26.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.name !== undefined){
const _errs1 = errors;
if(typeof data.name !== "string"){
validate26.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
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
validate26.errors = [{instancePath:instancePath+"/source",schemaPath:"#/properties/source/enum",keyword:"enum",params:{allowedValues: schema9.properties.source.enum},message:"must be equal to one of the allowed values"}];
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
validate26.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate26.errors = vErrors;
return errors === 0;
}

const schema10 = {"type":"object","required":["stage","attempt","argv","cwd","env_names","exit_code","signal","started_at","duration_ms","stdout","stderr","log","log_sha256","redactions","tree_before","tree_after","diff","profile","criteria","child_run_id","notes"],"properties":{"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"argv":{"type":"array","items":{"type":"string"}},"cwd":{"type":"string"},"env_names":{"type":"array","items":{"type":"string"}},"exit_code":{"type":["number","null"]},"signal":{"type":["string","null"]},"started_at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"duration_ms":{"type":"number"},"stdout":{"$ref":"#/$defs/stream"},"stderr":{"$ref":"#/$defs/stream"},"log":{"anyOf":[{"type":"null"},{"$ref":"#/$defs/log"}]},"log_sha256":{"type":["string","null"],"pattern":"^[0-9a-f]{64}$"},"redactions":{"type":"integer","minimum":0},"tree_before":{"type":["string","null"]},"tree_after":{"type":["string","null"]},"diff":{"anyOf":[{"type":"null"},{"$ref":"#/$defs/diff"}]},"profile":{"anyOf":[{"type":"null"},{"$ref":"#/$defs/profile"}]},"criteria":{"type":"array","items":{"$ref":"#/$defs/criterion"}},"child_run_id":{"type":["string","null"]},"notes":{"type":"array","items":{"type":"string"}}}};
const schema11 = {"type":"object","required":["bytes","truncated_bytes","tail"],"properties":{"bytes":{"type":"integer","minimum":0},"truncated_bytes":{"type":"integer","minimum":0},"tail":{"type":"string"}}};

function validate33(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.bytes === undefined) && (missing0 = "bytes")) || ((data.truncated_bytes === undefined) && (missing0 = "truncated_bytes"))) || ((data.tail === undefined) && (missing0 = "tail"))){
validate33.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.bytes !== undefined){
let data0 = data.bytes;
const _errs1 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate33.errors = [{instancePath:instancePath+"/bytes",schemaPath:"#/properties/bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs1){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 0 || isNaN(data0)){
validate33.errors = [{instancePath:instancePath+"/bytes",schemaPath:"#/properties/bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
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
validate33.errors = [{instancePath:instancePath+"/truncated_bytes",schemaPath:"#/properties/truncated_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
validate33.errors = [{instancePath:instancePath+"/truncated_bytes",schemaPath:"#/properties/truncated_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
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
validate33.errors = [{instancePath:instancePath+"/tail",schemaPath:"#/properties/tail/type",keyword:"type",params:{type: "string"},message:"must be string"}];
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
validate33.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate33.errors = vErrors;
return errors === 0;
}

const schema12 = {"type":"object","required":["path","offset","bytes"],"properties":{"path":{"type":"string"},"offset":{"type":"integer","minimum":0},"bytes":{"type":"integer","minimum":0}}};

function validate36(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.path === undefined) && (missing0 = "path")) || ((data.offset === undefined) && (missing0 = "offset"))) || ((data.bytes === undefined) && (missing0 = "bytes"))){
validate36.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.path !== undefined){
const _errs1 = errors;
if(typeof data.path !== "string"){
validate36.errors = [{instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"}];
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
validate36.errors = [{instancePath:instancePath+"/offset",schemaPath:"#/properties/offset/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
validate36.errors = [{instancePath:instancePath+"/offset",schemaPath:"#/properties/offset/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
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
validate36.errors = [{instancePath:instancePath+"/bytes",schemaPath:"#/properties/bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs5){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
validate36.errors = [{instancePath:instancePath+"/bytes",schemaPath:"#/properties/bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
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
validate36.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate36.errors = vErrors;
return errors === 0;
}

const schema13 = {"type":"object","required":["path","files","added","deleted"],"properties":{"path":{"type":["string","null"]},"files":{"type":"integer","minimum":0},"added":{"type":"integer","minimum":0},"deleted":{"type":"integer","minimum":0}}};

function validate38(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.path === undefined) && (missing0 = "path")) || ((data.files === undefined) && (missing0 = "files"))) || ((data.added === undefined) && (missing0 = "added"))) || ((data.deleted === undefined) && (missing0 = "deleted"))){
validate38.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.path !== undefined){
let data0 = data.path;
const _errs1 = errors;
if((typeof data0 !== "string") && (data0 !== null)){
validate38.errors = [{instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: schema13.properties.path.type},message:"must be string,null"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.files !== undefined){
let data1 = data.files;
const _errs3 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate38.errors = [{instancePath:instancePath+"/files",schemaPath:"#/properties/files/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
validate38.errors = [{instancePath:instancePath+"/files",schemaPath:"#/properties/files/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
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
if(data.added !== undefined){
let data2 = data.added;
const _errs5 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate38.errors = [{instancePath:instancePath+"/added",schemaPath:"#/properties/added/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs5){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
validate38.errors = [{instancePath:instancePath+"/added",schemaPath:"#/properties/added/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
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
if(data.deleted !== undefined){
let data3 = data.deleted;
const _errs7 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate38.errors = [{instancePath:instancePath+"/deleted",schemaPath:"#/properties/deleted/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs7){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
validate38.errors = [{instancePath:instancePath+"/deleted",schemaPath:"#/properties/deleted/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
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
validate38.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate38.errors = vErrors;
return errors === 0;
}

const schema14 = {"type":"object","required":["declared","granted","granted_by","mechanism"],"properties":{"declared":{"enum":["read-only","workspace-write","network","danger-full-access"]},"granted":{"enum":["read-only","workspace-write","network","danger-full-access"]},"granted_by":{"type":"string"},"mechanism":{"type":["string","null"]}}};

function validate40(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.declared === undefined) && (missing0 = "declared")) || ((data.granted === undefined) && (missing0 = "granted"))) || ((data.granted_by === undefined) && (missing0 = "granted_by"))) || ((data.mechanism === undefined) && (missing0 = "mechanism"))){
validate40.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.declared !== undefined){
let data0 = data.declared;
const _errs1 = errors;
if(!((((data0 === "read-only") || (data0 === "workspace-write")) || (data0 === "network")) || (data0 === "danger-full-access"))){
validate40.errors = [{instancePath:instancePath+"/declared",schemaPath:"#/properties/declared/enum",keyword:"enum",params:{allowedValues: schema14.properties.declared.enum},message:"must be equal to one of the allowed values"}];
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
validate40.errors = [{instancePath:instancePath+"/granted",schemaPath:"#/properties/granted/enum",keyword:"enum",params:{allowedValues: schema14.properties.granted.enum},message:"must be equal to one of the allowed values"}];
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
validate40.errors = [{instancePath:instancePath+"/granted_by",schemaPath:"#/properties/granted_by/type",keyword:"type",params:{type: "string"},message:"must be string"}];
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
validate40.errors = [{instancePath:instancePath+"/mechanism",schemaPath:"#/properties/mechanism/type",keyword:"type",params:{type: schema14.properties.mechanism.type},message:"must be string,null"}];
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
validate40.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate40.errors = vErrors;
return errors === 0;
}

const schema15 = {"type":"object","required":["id","text","standing","detail"],"properties":{"id":{"type":"string"},"text":{"type":"string"},"standing":{"enum":["verified","inferred","asserted","refuted"]},"detail":{"type":"string"}}};

function validate42(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.id === undefined) && (missing0 = "id")) || ((data.text === undefined) && (missing0 = "text"))) || ((data.standing === undefined) && (missing0 = "standing"))) || ((data.detail === undefined) && (missing0 = "detail"))){
validate42.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.id !== undefined){
const _errs1 = errors;
if(typeof data.id !== "string"){
validate42.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
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
validate42.errors = [{instancePath:instancePath+"/text",schemaPath:"#/properties/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
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
validate42.errors = [{instancePath:instancePath+"/standing",schemaPath:"#/properties/standing/enum",keyword:"enum",params:{allowedValues: schema15.properties.standing.enum},message:"must be equal to one of the allowed values"}];
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
validate42.errors = [{instancePath:instancePath+"/detail",schemaPath:"#/properties/detail/type",keyword:"type",params:{type: "string"},message:"must be string"}];
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
validate42.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate42.errors = vErrors;
return errors === 0;
}


function validate32(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((((((((((((((data.stage === undefined) && (missing0 = "stage")) || ((data.attempt === undefined) && (missing0 = "attempt"))) || ((data.argv === undefined) && (missing0 = "argv"))) || ((data.cwd === undefined) && (missing0 = "cwd"))) || ((data.env_names === undefined) && (missing0 = "env_names"))) || ((data.exit_code === undefined) && (missing0 = "exit_code"))) || ((data.signal === undefined) && (missing0 = "signal"))) || ((data.started_at === undefined) && (missing0 = "started_at"))) || ((data.duration_ms === undefined) && (missing0 = "duration_ms"))) || ((data.stdout === undefined) && (missing0 = "stdout"))) || ((data.stderr === undefined) && (missing0 = "stderr"))) || ((data.log === undefined) && (missing0 = "log"))) || ((data.log_sha256 === undefined) && (missing0 = "log_sha256"))) || ((data.redactions === undefined) && (missing0 = "redactions"))) || ((data.tree_before === undefined) && (missing0 = "tree_before"))) || ((data.tree_after === undefined) && (missing0 = "tree_after"))) || ((data.diff === undefined) && (missing0 = "diff"))) || ((data.profile === undefined) && (missing0 = "profile"))) || ((data.criteria === undefined) && (missing0 = "criteria"))) || ((data.child_run_id === undefined) && (missing0 = "child_run_id"))) || ((data.notes === undefined) && (missing0 = "notes"))){
validate32.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.stage !== undefined){
const _errs1 = errors;
if(typeof data.stage !== "string"){
validate32.errors = [{instancePath:instancePath+"/stage",schemaPath:"#/properties/stage/type",keyword:"type",params:{type: "string"},message:"must be string"}];
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
validate32.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
validate32.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
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
validate32.errors = [{instancePath:instancePath+"/argv/" + i0,schemaPath:"#/properties/argv/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs7 === errors;
if(!valid1){
break;
}
}
}
else {
validate32.errors = [{instancePath:instancePath+"/argv",schemaPath:"#/properties/argv/type",keyword:"type",params:{type: "array"},message:"must be array"}];
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
validate32.errors = [{instancePath:instancePath+"/cwd",schemaPath:"#/properties/cwd/type",keyword:"type",params:{type: "string"},message:"must be string"}];
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
validate32.errors = [{instancePath:instancePath+"/env_names/" + i1,schemaPath:"#/properties/env_names/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs13 === errors;
if(!valid2){
break;
}
}
}
else {
validate32.errors = [{instancePath:instancePath+"/env_names",schemaPath:"#/properties/env_names/type",keyword:"type",params:{type: "array"},message:"must be array"}];
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
validate32.errors = [{instancePath:instancePath+"/exit_code",schemaPath:"#/properties/exit_code/type",keyword:"type",params:{type: schema10.properties.exit_code.type},message:"must be number,null"}];
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
validate32.errors = [{instancePath:instancePath+"/signal",schemaPath:"#/properties/signal/type",keyword:"type",params:{type: schema10.properties.signal.type},message:"must be string,null"}];
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
validate32.errors = [{instancePath:instancePath+"/started_at",schemaPath:"#/properties/started_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
else {
validate32.errors = [{instancePath:instancePath+"/started_at",schemaPath:"#/properties/started_at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
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
validate32.errors = [{instancePath:instancePath+"/duration_ms",schemaPath:"#/properties/duration_ms/type",keyword:"type",params:{type: "number"},message:"must be number"}];
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
if(!(validate33(data.stdout, {instancePath:instancePath+"/stdout",parentData:data,parentDataProperty:"stdout",rootData}))){
vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
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
if(!(validate33(data.stderr, {instancePath:instancePath+"/stderr",parentData:data,parentDataProperty:"stderr",rootData}))){
vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
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
if(!(validate36(data13, {instancePath:instancePath+"/log",parentData:data,parentDataProperty:"log",rootData}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
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
validate32.errors = vErrors;
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
validate32.errors = [{instancePath:instancePath+"/log_sha256",schemaPath:"#/properties/log_sha256/type",keyword:"type",params:{type: schema10.properties.log_sha256.type},message:"must be string,null"}];
return false;
}
if(errors === _errs30){
if(typeof data14 === "string"){
if(!pattern1.test(data14)){
validate32.errors = [{instancePath:instancePath+"/log_sha256",schemaPath:"#/properties/log_sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""}];
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
validate32.errors = [{instancePath:instancePath+"/redactions",schemaPath:"#/properties/redactions/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs32){
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 < 0 || isNaN(data15)){
validate32.errors = [{instancePath:instancePath+"/redactions",schemaPath:"#/properties/redactions/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
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
validate32.errors = [{instancePath:instancePath+"/tree_before",schemaPath:"#/properties/tree_before/type",keyword:"type",params:{type: schema10.properties.tree_before.type},message:"must be string,null"}];
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
validate32.errors = [{instancePath:instancePath+"/tree_after",schemaPath:"#/properties/tree_after/type",keyword:"type",params:{type: schema10.properties.tree_after.type},message:"must be string,null"}];
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
if(!(validate38(data18, {instancePath:instancePath+"/diff",parentData:data,parentDataProperty:"diff",rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
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
validate32.errors = vErrors;
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
if(!(validate40(data19, {instancePath:instancePath+"/profile",parentData:data,parentDataProperty:"profile",rootData}))){
vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
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
validate32.errors = vErrors;
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
if(!(validate42(data20[i2], {instancePath:instancePath+"/criteria/" + i2,parentData:data20,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
var valid6 = _errs50 === errors;
if(!valid6){
break;
}
}
}
else {
validate32.errors = [{instancePath:instancePath+"/criteria",schemaPath:"#/properties/criteria/type",keyword:"type",params:{type: "array"},message:"must be array"}];
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
validate32.errors = [{instancePath:instancePath+"/child_run_id",schemaPath:"#/properties/child_run_id/type",keyword:"type",params:{type: schema10.properties.child_run_id.type},message:"must be string,null"}];
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
validate32.errors = [{instancePath:instancePath+"/notes/" + i3,schemaPath:"#/properties/notes/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid7 = _errs55 === errors;
if(!valid7){
break;
}
}
}
else {
validate32.errors = [{instancePath:instancePath+"/notes",schemaPath:"#/properties/notes/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs53 === errors;
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
else {
validate32.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate32.errors = vErrors;
return errors === 0;
}

const schema16 = {"type":"object","required":["code","message"],"properties":{"code":{"type":"string","pattern":"^ORCH_[A-Z_]+$"},"message":{"type":"string"}}};
const pattern4 = new RegExp("^ORCH_[A-Z_]+$", "u");

function validate45(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.code === undefined) && (missing0 = "code")) || ((data.message === undefined) && (missing0 = "message"))){
validate45.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.code !== undefined){
let data0 = data.code;
const _errs1 = errors;
if(errors === _errs1){
if(typeof data0 === "string"){
if(!pattern4.test(data0)){
validate45.errors = [{instancePath:instancePath+"/code",schemaPath:"#/properties/code/pattern",keyword:"pattern",params:{pattern: "^ORCH_[A-Z_]+$"},message:"must match pattern \""+"^ORCH_[A-Z_]+$"+"\""}];
return false;
}
}
else {
validate45.errors = [{instancePath:instancePath+"/code",schemaPath:"#/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"}];
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
validate45.errors = [{instancePath:instancePath+"/message",schemaPath:"#/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"}];
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
validate45.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate45.errors = vErrors;
return errors === 0;
}

const schema17 = {"type":"object","required":["id","stage","attempt","reason","title","instructions","approvers","from","expires_at","bound","after","rules"],"properties":{"id":{"type":"string"},"stage":{"type":"string"},"attempt":{"type":"integer","minimum":0},"reason":{"enum":["manual","policy","agent"]},"title":{"type":"string"},"instructions":{"type":"string"},"approvers":{"type":"integer","minimum":0},"from":{"type":"array","items":{"type":"string"}},"also":{"type":"array","items":{"type":"object","required":["approvers","from"],"properties":{"approvers":{"type":"integer","minimum":0},"from":{"type":"array","items":{"type":"string"}}}}},"expires_at":{"type":["string","null"],"pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"bound":{"$ref":"#/$defs/bindings"},"after":{"enum":["succeed","run"]},"rules":{"type":"array","items":{"type":"string"}}}};
const schema18 = {"type":"object","required":["plan","policy","worktree"],"properties":{"plan":{"type":"string"},"policy":{"type":["string","null"]},"worktree":{"type":["string","null"]}}};

function validate52(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.plan === undefined) && (missing0 = "plan")) || ((data.policy === undefined) && (missing0 = "policy"))) || ((data.worktree === undefined) && (missing0 = "worktree"))){
validate52.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.plan !== undefined){
const _errs1 = errors;
if(typeof data.plan !== "string"){
validate52.errors = [{instancePath:instancePath+"/plan",schemaPath:"#/properties/plan/type",keyword:"type",params:{type: "string"},message:"must be string"}];
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
validate52.errors = [{instancePath:instancePath+"/policy",schemaPath:"#/properties/policy/type",keyword:"type",params:{type: schema18.properties.policy.type},message:"must be string,null"}];
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
validate52.errors = [{instancePath:instancePath+"/worktree",schemaPath:"#/properties/worktree/type",keyword:"type",params:{type: schema18.properties.worktree.type},message:"must be string,null"}];
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
validate52.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate52.errors = vErrors;
return errors === 0;
}


function validate51(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((((((data.id === undefined) && (missing0 = "id")) || ((data.stage === undefined) && (missing0 = "stage"))) || ((data.attempt === undefined) && (missing0 = "attempt"))) || ((data.reason === undefined) && (missing0 = "reason"))) || ((data.title === undefined) && (missing0 = "title"))) || ((data.instructions === undefined) && (missing0 = "instructions"))) || ((data.approvers === undefined) && (missing0 = "approvers"))) || ((data.from === undefined) && (missing0 = "from"))) || ((data.expires_at === undefined) && (missing0 = "expires_at"))) || ((data.bound === undefined) && (missing0 = "bound"))) || ((data.after === undefined) && (missing0 = "after"))) || ((data.rules === undefined) && (missing0 = "rules"))){
validate51.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.id !== undefined){
const _errs1 = errors;
if(typeof data.id !== "string"){
validate51.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
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
validate51.errors = [{instancePath:instancePath+"/stage",schemaPath:"#/properties/stage/type",keyword:"type",params:{type: "string"},message:"must be string"}];
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
validate51.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs5){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
validate51.errors = [{instancePath:instancePath+"/attempt",schemaPath:"#/properties/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
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
if(!(((data3 === "manual") || (data3 === "policy")) || (data3 === "agent"))){
validate51.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/enum",keyword:"enum",params:{allowedValues: schema17.properties.reason.enum},message:"must be equal to one of the allowed values"}];
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
validate51.errors = [{instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"}];
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
validate51.errors = [{instancePath:instancePath+"/instructions",schemaPath:"#/properties/instructions/type",keyword:"type",params:{type: "string"},message:"must be string"}];
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
validate51.errors = [{instancePath:instancePath+"/approvers",schemaPath:"#/properties/approvers/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs12){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 0 || isNaN(data6)){
validate51.errors = [{instancePath:instancePath+"/approvers",schemaPath:"#/properties/approvers/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
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
validate51.errors = [{instancePath:instancePath+"/from/" + i0,schemaPath:"#/properties/from/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs16 === errors;
if(!valid1){
break;
}
}
}
else {
validate51.errors = [{instancePath:instancePath+"/from",schemaPath:"#/properties/from/type",keyword:"type",params:{type: "array"},message:"must be array"}];
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
validate51.errors = [{instancePath:instancePath+"/also/" + i1,schemaPath:"#/properties/also/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data10.approvers !== undefined){
let data11 = data10.approvers;
const _errs22 = errors;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
validate51.errors = [{instancePath:instancePath+"/also/" + i1+"/approvers",schemaPath:"#/properties/also/items/properties/approvers/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs22){
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 < 0 || isNaN(data11)){
validate51.errors = [{instancePath:instancePath+"/also/" + i1+"/approvers",schemaPath:"#/properties/also/items/properties/approvers/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
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
validate51.errors = [{instancePath:instancePath+"/also/" + i1+"/from/" + i2,schemaPath:"#/properties/also/items/properties/from/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs26 === errors;
if(!valid4){
break;
}
}
}
else {
validate51.errors = [{instancePath:instancePath+"/also/" + i1+"/from",schemaPath:"#/properties/also/items/properties/from/type",keyword:"type",params:{type: "array"},message:"must be array"}];
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
validate51.errors = [{instancePath:instancePath+"/also/" + i1,schemaPath:"#/properties/also/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
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
validate51.errors = [{instancePath:instancePath+"/also",schemaPath:"#/properties/also/type",keyword:"type",params:{type: "array"},message:"must be array"}];
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
validate51.errors = [{instancePath:instancePath+"/expires_at",schemaPath:"#/properties/expires_at/type",keyword:"type",params:{type: schema17.properties.expires_at.type},message:"must be string,null"}];
return false;
}
if(errors === _errs28){
if(typeof data14 === "string"){
if(!pattern0.test(data14)){
validate51.errors = [{instancePath:instancePath+"/expires_at",schemaPath:"#/properties/expires_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
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
if(!(validate52(data.bound, {instancePath:instancePath+"/bound",parentData:data,parentDataProperty:"bound",rootData}))){
vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
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
validate51.errors = [{instancePath:instancePath+"/after",schemaPath:"#/properties/after/enum",keyword:"enum",params:{allowedValues: schema17.properties.after.enum},message:"must be equal to one of the allowed values"}];
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
validate51.errors = [{instancePath:instancePath+"/rules/" + i3,schemaPath:"#/properties/rules/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs34 === errors;
if(!valid5){
break;
}
}
}
else {
validate51.errors = [{instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs32 === errors;
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
else {
validate51.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate51.errors = vErrors;
return errors === 0;
}

const schema19 = {"type":"object","required":["summary","guardrails","failures"],"properties":{"summary":{"type":"string"},"guardrails":{"type":"array","items":{"type":"object","required":["id","title","required","standing","detail","waived_by"],"properties":{"id":{"type":"string"},"title":{"type":"string"},"required":{"type":"boolean"},"standing":{"enum":["passed","failed","waived","not_run","unproven"]},"detail":{"type":"string"},"waived_by":{"type":["string","null"]}}}},"failures":{"type":"array","items":{"type":"string"}}}};

function validate59(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.summary === undefined) && (missing0 = "summary")) || ((data.guardrails === undefined) && (missing0 = "guardrails"))) || ((data.failures === undefined) && (missing0 = "failures"))){
validate59.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.summary !== undefined){
const _errs1 = errors;
if(typeof data.summary !== "string"){
validate59.errors = [{instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/type",keyword:"type",params:{type: "string"},message:"must be string"}];
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
validate59.errors = [{instancePath:instancePath+"/guardrails/" + i0,schemaPath:"#/properties/guardrails/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data2.id !== undefined){
const _errs7 = errors;
if(typeof data2.id !== "string"){
validate59.errors = [{instancePath:instancePath+"/guardrails/" + i0+"/id",schemaPath:"#/properties/guardrails/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
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
validate59.errors = [{instancePath:instancePath+"/guardrails/" + i0+"/title",schemaPath:"#/properties/guardrails/items/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"}];
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
validate59.errors = [{instancePath:instancePath+"/guardrails/" + i0+"/required",schemaPath:"#/properties/guardrails/items/properties/required/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
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
validate59.errors = [{instancePath:instancePath+"/guardrails/" + i0+"/standing",schemaPath:"#/properties/guardrails/items/properties/standing/enum",keyword:"enum",params:{allowedValues: schema19.properties.guardrails.items.properties.standing.enum},message:"must be equal to one of the allowed values"}];
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
validate59.errors = [{instancePath:instancePath+"/guardrails/" + i0+"/detail",schemaPath:"#/properties/guardrails/items/properties/detail/type",keyword:"type",params:{type: "string"},message:"must be string"}];
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
validate59.errors = [{instancePath:instancePath+"/guardrails/" + i0+"/waived_by",schemaPath:"#/properties/guardrails/items/properties/waived_by/type",keyword:"type",params:{type: schema19.properties.guardrails.items.properties.waived_by.type},message:"must be string,null"}];
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
validate59.errors = [{instancePath:instancePath+"/guardrails/" + i0,schemaPath:"#/properties/guardrails/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
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
validate59.errors = [{instancePath:instancePath+"/guardrails",schemaPath:"#/properties/guardrails/type",keyword:"type",params:{type: "array"},message:"must be array"}];
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
validate59.errors = [{instancePath:instancePath+"/failures/" + i1,schemaPath:"#/properties/failures/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs20 === errors;
if(!valid3){
break;
}
}
}
else {
validate59.errors = [{instancePath:instancePath+"/failures",schemaPath:"#/properties/failures/type",keyword:"type",params:{type: "array"},message:"must be array"}];
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
validate59.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate59.errors = vErrors;
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
let data6 = data.data;
const _errs14 = errors;
if(errors === _errs14){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
let missing2;
if(((((((((((data6.task_id === undefined) && (missing2 = "task_id")) || ((data6.run_id === undefined) && (missing2 = "run_id"))) || ((data6.parent_run_id === undefined) && (missing2 = "parent_run_id"))) || ((data6.parent_stage === undefined) && (missing2 = "parent_stage"))) || ((data6.parent_attempt === undefined) && (missing2 = "parent_attempt"))) || ((data6.depth === undefined) && (missing2 = "depth"))) || ((data6.plan === undefined) && (missing2 = "plan"))) || ((data6.execution === undefined) && (missing2 = "execution"))) || ((data6.started_by === undefined) && (missing2 = "started_by"))) || ((data6.orch_version === undefined) && (missing2 = "orch_version"))){
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/0/properties/data/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
if(data6.task_id !== undefined){
const _errs16 = errors;
if(typeof data6.task_id !== "string"){
validate21.errors = [{instancePath:instancePath+"/data/task_id",schemaPath:"#/oneOf/0/properties/data/properties/task_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs16 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data6.run_id !== undefined){
const _errs18 = errors;
if(typeof data6.run_id !== "string"){
validate21.errors = [{instancePath:instancePath+"/data/run_id",schemaPath:"#/oneOf/0/properties/data/properties/run_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs18 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data6.parent_run_id !== undefined){
let data9 = data6.parent_run_id;
const _errs20 = errors;
if((typeof data9 !== "string") && (data9 !== null)){
validate21.errors = [{instancePath:instancePath+"/data/parent_run_id",schemaPath:"#/oneOf/0/properties/data/properties/parent_run_id/type",keyword:"type",params:{type: schema6.oneOf[0].properties.data.properties.parent_run_id.type},message:"must be string,null"}];
return false;
}
var valid4 = _errs20 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data6.parent_stage !== undefined){
let data10 = data6.parent_stage;
const _errs22 = errors;
if((typeof data10 !== "string") && (data10 !== null)){
validate21.errors = [{instancePath:instancePath+"/data/parent_stage",schemaPath:"#/oneOf/0/properties/data/properties/parent_stage/type",keyword:"type",params:{type: schema6.oneOf[0].properties.data.properties.parent_stage.type},message:"must be string,null"}];
return false;
}
var valid4 = _errs22 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data6.parent_attempt !== undefined){
let data11 = data6.parent_attempt;
const _errs24 = errors;
if((!((typeof data11 == "number") && (isFinite(data11)))) && (data11 !== null)){
validate21.errors = [{instancePath:instancePath+"/data/parent_attempt",schemaPath:"#/oneOf/0/properties/data/properties/parent_attempt/type",keyword:"type",params:{type: schema6.oneOf[0].properties.data.properties.parent_attempt.type},message:"must be number,null"}];
return false;
}
var valid4 = _errs24 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data6.depth !== undefined){
let data12 = data6.depth;
const _errs26 = errors;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
validate21.errors = [{instancePath:instancePath+"/data/depth",schemaPath:"#/oneOf/0/properties/data/properties/depth/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs26){
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 < 0 || isNaN(data12)){
validate21.errors = [{instancePath:instancePath+"/data/depth",schemaPath:"#/oneOf/0/properties/data/properties/depth/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid4 = _errs26 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data6.plan !== undefined){
const _errs28 = errors;
if(!(validate22(data6.plan, {instancePath:instancePath+"/data/plan",parentData:data6,parentDataProperty:"plan",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid4 = _errs28 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data6.execution !== undefined){
const _errs29 = errors;
if(!(validate24(data6.execution, {instancePath:instancePath+"/data/execution",parentData:data6,parentDataProperty:"execution",rootData}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
var valid4 = _errs29 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data6.started_by !== undefined){
const _errs30 = errors;
if(!(validate26(data6.started_by, {instancePath:instancePath+"/data/started_by",parentData:data6,parentDataProperty:"started_by",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid4 = _errs30 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data6.orch_version !== undefined){
const _errs31 = errors;
if(typeof data6.orch_version !== "string"){
validate21.errors = [{instancePath:instancePath+"/data/orch_version",schemaPath:"#/oneOf/0/properties/data/properties/orch_version/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs31 === errors;
}
else {
var valid4 = true;
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
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/0/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
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
let missing3;
if(((data.type === undefined) && (missing3 = "type")) || ((data.data === undefined) && (missing3 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs34 = errors;
if("run.resumed" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/1/properties/type/const",keyword:"const",params:{allowedValue: "run.resumed"},message:"must be equal to constant"}];
return false;
}
var valid6 = _errs34 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.data !== undefined){
let data18 = data.data;
const _errs35 = errors;
if(errors === _errs35){
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
let missing4;
if(((data18.by === undefined) && (missing4 = "by")) || ((data18.reason === undefined) && (missing4 = "reason"))){
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/1/properties/data/required",keyword:"required",params:{missingProperty: missing4},message:"must have required property '"+missing4+"'"}];
return false;
}
else {
if(data18.by !== undefined){
const _errs37 = errors;
if(!(validate26(data18.by, {instancePath:instancePath+"/data/by",parentData:data18,parentDataProperty:"by",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid7 = _errs37 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data18.reason !== undefined){
const _errs38 = errors;
if(typeof data18.reason !== "string"){
validate21.errors = [{instancePath:instancePath+"/data/reason",schemaPath:"#/oneOf/1/properties/data/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid7 = _errs38 === errors;
}
else {
var valid7 = true;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/1/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid6 = _errs35 === errors;
}
else {
var valid6 = true;
}
}
}
}
}
else if(tag0 === "run.reopened"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing5;
if(((data.type === undefined) && (missing5 = "type")) || ((data.data === undefined) && (missing5 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: missing5},message:"must have required property '"+missing5+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs41 = errors;
if("run.reopened" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/2/properties/type/const",keyword:"const",params:{allowedValue: "run.reopened"},message:"must be equal to constant"}];
return false;
}
var valid9 = _errs41 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data.data !== undefined){
let data22 = data.data;
const _errs42 = errors;
if(errors === _errs42){
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
let missing6;
if((((data22.by === undefined) && (missing6 = "by")) || ((data22.from === undefined) && (missing6 = "from"))) || ((data22.parent_attempt === undefined) && (missing6 = "parent_attempt"))){
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/2/properties/data/required",keyword:"required",params:{missingProperty: missing6},message:"must have required property '"+missing6+"'"}];
return false;
}
else {
if(data22.by !== undefined){
const _errs44 = errors;
if(!(validate26(data22.by, {instancePath:instancePath+"/data/by",parentData:data22,parentDataProperty:"by",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid10 = _errs44 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data22.from !== undefined){
let data24 = data22.from;
const _errs45 = errors;
if(!(((data24 === "succeeded") || (data24 === "failed")) || (data24 === "cancelled"))){
validate21.errors = [{instancePath:instancePath+"/data/from",schemaPath:"#/oneOf/2/properties/data/properties/from/enum",keyword:"enum",params:{allowedValues: schema6.oneOf[2].properties.data.properties.from.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid10 = _errs45 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data22.parent_attempt !== undefined){
let data25 = data22.parent_attempt;
const _errs46 = errors;
if((!((typeof data25 == "number") && (isFinite(data25)))) && (data25 !== null)){
validate21.errors = [{instancePath:instancePath+"/data/parent_attempt",schemaPath:"#/oneOf/2/properties/data/properties/parent_attempt/type",keyword:"type",params:{type: schema6.oneOf[2].properties.data.properties.parent_attempt.type},message:"must be number,null"}];
return false;
}
var valid10 = _errs46 === errors;
}
else {
var valid10 = true;
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/2/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid9 = _errs42 === errors;
}
else {
var valid9 = true;
}
}
}
}
}
else if(tag0 === "plan.changed"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing7;
if(((data.type === undefined) && (missing7 = "type")) || ((data.data === undefined) && (missing7 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: missing7},message:"must have required property '"+missing7+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs49 = errors;
if("plan.changed" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/3/properties/type/const",keyword:"const",params:{allowedValue: "plan.changed"},message:"must be equal to constant"}];
return false;
}
var valid12 = _errs49 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data.data !== undefined){
let data27 = data.data;
const _errs50 = errors;
if(errors === _errs50){
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
let missing8;
if((((data27.by === undefined) && (missing8 = "by")) || ((data27.previous_digest === undefined) && (missing8 = "previous_digest"))) || ((data27.plan === undefined) && (missing8 = "plan"))){
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/3/properties/data/required",keyword:"required",params:{missingProperty: missing8},message:"must have required property '"+missing8+"'"}];
return false;
}
else {
if(data27.by !== undefined){
const _errs52 = errors;
if(!(validate26(data27.by, {instancePath:instancePath+"/data/by",parentData:data27,parentDataProperty:"by",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid13 = _errs52 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data27.previous_digest !== undefined){
const _errs53 = errors;
if(typeof data27.previous_digest !== "string"){
validate21.errors = [{instancePath:instancePath+"/data/previous_digest",schemaPath:"#/oneOf/3/properties/data/properties/previous_digest/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid13 = _errs53 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data27.plan !== undefined){
const _errs55 = errors;
if(!(validate22(data27.plan, {instancePath:instancePath+"/data/plan",parentData:data27,parentDataProperty:"plan",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid13 = _errs55 === errors;
}
else {
var valid13 = true;
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/3/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid12 = _errs50 === errors;
}
else {
var valid12 = true;
}
}
}
}
}
else if(tag0 === "stage.started"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing9;
if(((data.type === undefined) && (missing9 = "type")) || ((data.data === undefined) && (missing9 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/4/required",keyword:"required",params:{missingProperty: missing9},message:"must have required property '"+missing9+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs57 = errors;
if("stage.started" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/4/properties/type/const",keyword:"const",params:{allowedValue: "stage.started"},message:"must be equal to constant"}];
return false;
}
var valid15 = _errs57 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data.data !== undefined){
let data32 = data.data;
const _errs58 = errors;
if(errors === _errs58){
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
let missing10;
if((((data32.stage === undefined) && (missing10 = "stage")) || ((data32.attempt === undefined) && (missing10 = "attempt"))) || ((data32.child_run_id === undefined) && (missing10 = "child_run_id"))){
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/4/properties/data/required",keyword:"required",params:{missingProperty: missing10},message:"must have required property '"+missing10+"'"}];
return false;
}
else {
if(data32.stage !== undefined){
const _errs60 = errors;
if(typeof data32.stage !== "string"){
validate21.errors = [{instancePath:instancePath+"/data/stage",schemaPath:"#/oneOf/4/properties/data/properties/stage/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid16 = _errs60 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data32.attempt !== undefined){
let data34 = data32.attempt;
const _errs62 = errors;
if(!(((typeof data34 == "number") && (!(data34 % 1) && !isNaN(data34))) && (isFinite(data34)))){
validate21.errors = [{instancePath:instancePath+"/data/attempt",schemaPath:"#/oneOf/4/properties/data/properties/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs62){
if((typeof data34 == "number") && (isFinite(data34))){
if(data34 < 0 || isNaN(data34)){
validate21.errors = [{instancePath:instancePath+"/data/attempt",schemaPath:"#/oneOf/4/properties/data/properties/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid16 = _errs62 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data32.child_run_id !== undefined){
let data35 = data32.child_run_id;
const _errs64 = errors;
if((typeof data35 !== "string") && (data35 !== null)){
validate21.errors = [{instancePath:instancePath+"/data/child_run_id",schemaPath:"#/oneOf/4/properties/data/properties/child_run_id/type",keyword:"type",params:{type: schema6.oneOf[4].properties.data.properties.child_run_id.type},message:"must be string,null"}];
return false;
}
var valid16 = _errs64 === errors;
}
else {
var valid16 = true;
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/4/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid15 = _errs58 === errors;
}
else {
var valid15 = true;
}
}
}
}
}
else if(tag0 === "stage.spawned"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing11;
if(((data.type === undefined) && (missing11 = "type")) || ((data.data === undefined) && (missing11 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/5/required",keyword:"required",params:{missingProperty: missing11},message:"must have required property '"+missing11+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs67 = errors;
if("stage.spawned" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/5/properties/type/const",keyword:"const",params:{allowedValue: "stage.spawned"},message:"must be equal to constant"}];
return false;
}
var valid18 = _errs67 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data.data !== undefined){
let data37 = data.data;
const _errs68 = errors;
if(errors === _errs68){
if(data37 && typeof data37 == "object" && !Array.isArray(data37)){
let missing12;
if((((data37.stage === undefined) && (missing12 = "stage")) || ((data37.attempt === undefined) && (missing12 = "attempt"))) || ((data37.handle === undefined) && (missing12 = "handle"))){
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/5/properties/data/required",keyword:"required",params:{missingProperty: missing12},message:"must have required property '"+missing12+"'"}];
return false;
}
else {
if(data37.stage !== undefined){
const _errs70 = errors;
if(typeof data37.stage !== "string"){
validate21.errors = [{instancePath:instancePath+"/data/stage",schemaPath:"#/oneOf/5/properties/data/properties/stage/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid19 = _errs70 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data37.attempt !== undefined){
let data39 = data37.attempt;
const _errs72 = errors;
if(!(((typeof data39 == "number") && (!(data39 % 1) && !isNaN(data39))) && (isFinite(data39)))){
validate21.errors = [{instancePath:instancePath+"/data/attempt",schemaPath:"#/oneOf/5/properties/data/properties/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs72){
if((typeof data39 == "number") && (isFinite(data39))){
if(data39 < 0 || isNaN(data39)){
validate21.errors = [{instancePath:instancePath+"/data/attempt",schemaPath:"#/oneOf/5/properties/data/properties/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid19 = _errs72 === errors;
}
else {
var valid19 = true;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/5/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid18 = _errs68 === errors;
}
else {
var valid18 = true;
}
}
}
}
}
else if(tag0 === "stage.succeeded"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing13;
if(((data.type === undefined) && (missing13 = "type")) || ((data.data === undefined) && (missing13 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/6/required",keyword:"required",params:{missingProperty: missing13},message:"must have required property '"+missing13+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs75 = errors;
if("stage.succeeded" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/6/properties/type/const",keyword:"const",params:{allowedValue: "stage.succeeded"},message:"must be equal to constant"}];
return false;
}
var valid21 = _errs75 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data.data !== undefined){
let data41 = data.data;
const _errs76 = errors;
if(errors === _errs76){
if(data41 && typeof data41 == "object" && !Array.isArray(data41)){
let missing14;
if((((data41.stage === undefined) && (missing14 = "stage")) || ((data41.attempt === undefined) && (missing14 = "attempt"))) || ((data41.receipt === undefined) && (missing14 = "receipt"))){
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/6/properties/data/required",keyword:"required",params:{missingProperty: missing14},message:"must have required property '"+missing14+"'"}];
return false;
}
else {
if(data41.stage !== undefined){
const _errs78 = errors;
if(typeof data41.stage !== "string"){
validate21.errors = [{instancePath:instancePath+"/data/stage",schemaPath:"#/oneOf/6/properties/data/properties/stage/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid22 = _errs78 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data41.attempt !== undefined){
let data43 = data41.attempt;
const _errs80 = errors;
if(!(((typeof data43 == "number") && (!(data43 % 1) && !isNaN(data43))) && (isFinite(data43)))){
validate21.errors = [{instancePath:instancePath+"/data/attempt",schemaPath:"#/oneOf/6/properties/data/properties/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs80){
if((typeof data43 == "number") && (isFinite(data43))){
if(data43 < 0 || isNaN(data43)){
validate21.errors = [{instancePath:instancePath+"/data/attempt",schemaPath:"#/oneOf/6/properties/data/properties/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid22 = _errs80 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data41.receipt !== undefined){
let data44 = data41.receipt;
const _errs82 = errors;
const _errs83 = errors;
let valid23 = false;
const _errs84 = errors;
if(data44 !== null){
const err0 = {instancePath:instancePath+"/data/receipt",schemaPath:"#/oneOf/6/properties/data/properties/receipt/anyOf/0/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs84 === errors;
valid23 = valid23 || _valid0;
if(!valid23){
const _errs86 = errors;
if(!(validate32(data44, {instancePath:instancePath+"/data/receipt",parentData:data41,parentDataProperty:"receipt",rootData}))){
vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
errors = vErrors.length;
}
var _valid0 = _errs86 === errors;
valid23 = valid23 || _valid0;
}
if(!valid23){
const err1 = {instancePath:instancePath+"/data/receipt",schemaPath:"#/oneOf/6/properties/data/properties/receipt/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate21.errors = vErrors;
return false;
}
else {
errors = _errs83;
if(vErrors !== null){
if(_errs83){
vErrors.length = _errs83;
}
else {
vErrors = null;
}
}
}
var valid22 = _errs82 === errors;
}
else {
var valid22 = true;
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/6/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid21 = _errs76 === errors;
}
else {
var valid21 = true;
}
}
}
}
}
else if(tag0 === "stage.failed"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing15;
if(((data.type === undefined) && (missing15 = "type")) || ((data.data === undefined) && (missing15 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/7/required",keyword:"required",params:{missingProperty: missing15},message:"must have required property '"+missing15+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs88 = errors;
if("stage.failed" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/7/properties/type/const",keyword:"const",params:{allowedValue: "stage.failed"},message:"must be equal to constant"}];
return false;
}
var valid25 = _errs88 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data.data !== undefined){
let data46 = data.data;
const _errs89 = errors;
if(errors === _errs89){
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
let missing16;
if((((((data46.stage === undefined) && (missing16 = "stage")) || ((data46.attempt === undefined) && (missing16 = "attempt"))) || ((data46.failure === undefined) && (missing16 = "failure"))) || ((data46.allowed === undefined) && (missing16 = "allowed"))) || ((data46.receipt === undefined) && (missing16 = "receipt"))){
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/7/properties/data/required",keyword:"required",params:{missingProperty: missing16},message:"must have required property '"+missing16+"'"}];
return false;
}
else {
if(data46.stage !== undefined){
const _errs91 = errors;
if(typeof data46.stage !== "string"){
validate21.errors = [{instancePath:instancePath+"/data/stage",schemaPath:"#/oneOf/7/properties/data/properties/stage/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid26 = _errs91 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data46.attempt !== undefined){
let data48 = data46.attempt;
const _errs93 = errors;
if(!(((typeof data48 == "number") && (!(data48 % 1) && !isNaN(data48))) && (isFinite(data48)))){
validate21.errors = [{instancePath:instancePath+"/data/attempt",schemaPath:"#/oneOf/7/properties/data/properties/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs93){
if((typeof data48 == "number") && (isFinite(data48))){
if(data48 < 0 || isNaN(data48)){
validate21.errors = [{instancePath:instancePath+"/data/attempt",schemaPath:"#/oneOf/7/properties/data/properties/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid26 = _errs93 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data46.failure !== undefined){
const _errs95 = errors;
if(!(validate45(data46.failure, {instancePath:instancePath+"/data/failure",parentData:data46,parentDataProperty:"failure",rootData}))){
vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
errors = vErrors.length;
}
var valid26 = _errs95 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data46.allowed !== undefined){
const _errs96 = errors;
if(typeof data46.allowed !== "boolean"){
validate21.errors = [{instancePath:instancePath+"/data/allowed",schemaPath:"#/oneOf/7/properties/data/properties/allowed/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid26 = _errs96 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data46.receipt !== undefined){
let data51 = data46.receipt;
const _errs98 = errors;
const _errs99 = errors;
let valid27 = false;
const _errs100 = errors;
if(data51 !== null){
const err2 = {instancePath:instancePath+"/data/receipt",schemaPath:"#/oneOf/7/properties/data/properties/receipt/anyOf/0/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid1 = _errs100 === errors;
valid27 = valid27 || _valid1;
if(!valid27){
const _errs102 = errors;
if(!(validate32(data51, {instancePath:instancePath+"/data/receipt",parentData:data46,parentDataProperty:"receipt",rootData}))){
vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
errors = vErrors.length;
}
var _valid1 = _errs102 === errors;
valid27 = valid27 || _valid1;
}
if(!valid27){
const err3 = {instancePath:instancePath+"/data/receipt",schemaPath:"#/oneOf/7/properties/data/properties/receipt/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
validate21.errors = vErrors;
return false;
}
else {
errors = _errs99;
if(vErrors !== null){
if(_errs99){
vErrors.length = _errs99;
}
else {
vErrors = null;
}
}
}
var valid26 = _errs98 === errors;
}
else {
var valid26 = true;
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/7/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid25 = _errs89 === errors;
}
else {
var valid25 = true;
}
}
}
}
}
else if(tag0 === "stage.retry_scheduled"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing17;
if(((data.type === undefined) && (missing17 = "type")) || ((data.data === undefined) && (missing17 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/8/required",keyword:"required",params:{missingProperty: missing17},message:"must have required property '"+missing17+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs104 = errors;
if("stage.retry_scheduled" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/8/properties/type/const",keyword:"const",params:{allowedValue: "stage.retry_scheduled"},message:"must be equal to constant"}];
return false;
}
var valid29 = _errs104 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data.data !== undefined){
let data53 = data.data;
const _errs105 = errors;
if(errors === _errs105){
if(data53 && typeof data53 == "object" && !Array.isArray(data53)){
let missing18;
if(((((((data53.stage === undefined) && (missing18 = "stage")) || ((data53.attempt === undefined) && (missing18 = "attempt"))) || ((data53.failure === undefined) && (missing18 = "failure"))) || ((data53.backoff_ms === undefined) && (missing18 = "backoff_ms"))) || ((data53.due_at === undefined) && (missing18 = "due_at"))) || ((data53.receipt === undefined) && (missing18 = "receipt"))){
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/8/properties/data/required",keyword:"required",params:{missingProperty: missing18},message:"must have required property '"+missing18+"'"}];
return false;
}
else {
if(data53.stage !== undefined){
const _errs107 = errors;
if(typeof data53.stage !== "string"){
validate21.errors = [{instancePath:instancePath+"/data/stage",schemaPath:"#/oneOf/8/properties/data/properties/stage/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid30 = _errs107 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data53.attempt !== undefined){
let data55 = data53.attempt;
const _errs109 = errors;
if(!(((typeof data55 == "number") && (!(data55 % 1) && !isNaN(data55))) && (isFinite(data55)))){
validate21.errors = [{instancePath:instancePath+"/data/attempt",schemaPath:"#/oneOf/8/properties/data/properties/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs109){
if((typeof data55 == "number") && (isFinite(data55))){
if(data55 < 0 || isNaN(data55)){
validate21.errors = [{instancePath:instancePath+"/data/attempt",schemaPath:"#/oneOf/8/properties/data/properties/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid30 = _errs109 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data53.failure !== undefined){
const _errs111 = errors;
if(!(validate45(data53.failure, {instancePath:instancePath+"/data/failure",parentData:data53,parentDataProperty:"failure",rootData}))){
vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
errors = vErrors.length;
}
var valid30 = _errs111 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data53.backoff_ms !== undefined){
let data57 = data53.backoff_ms;
const _errs112 = errors;
if(!((typeof data57 == "number") && (isFinite(data57)))){
validate21.errors = [{instancePath:instancePath+"/data/backoff_ms",schemaPath:"#/oneOf/8/properties/data/properties/backoff_ms/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid30 = _errs112 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data53.due_at !== undefined){
let data58 = data53.due_at;
const _errs114 = errors;
if(errors === _errs114){
if(typeof data58 === "string"){
if(!pattern0.test(data58)){
validate21.errors = [{instancePath:instancePath+"/data/due_at",schemaPath:"#/oneOf/8/properties/data/properties/due_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/data/due_at",schemaPath:"#/oneOf/8/properties/data/properties/due_at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid30 = _errs114 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data53.receipt !== undefined){
let data59 = data53.receipt;
const _errs116 = errors;
const _errs117 = errors;
let valid31 = false;
const _errs118 = errors;
if(data59 !== null){
const err4 = {instancePath:instancePath+"/data/receipt",schemaPath:"#/oneOf/8/properties/data/properties/receipt/anyOf/0/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid2 = _errs118 === errors;
valid31 = valid31 || _valid2;
if(!valid31){
const _errs120 = errors;
if(!(validate32(data59, {instancePath:instancePath+"/data/receipt",parentData:data53,parentDataProperty:"receipt",rootData}))){
vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
errors = vErrors.length;
}
var _valid2 = _errs120 === errors;
valid31 = valid31 || _valid2;
}
if(!valid31){
const err5 = {instancePath:instancePath+"/data/receipt",schemaPath:"#/oneOf/8/properties/data/properties/receipt/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate21.errors = vErrors;
return false;
}
else {
errors = _errs117;
if(vErrors !== null){
if(_errs117){
vErrors.length = _errs117;
}
else {
vErrors = null;
}
}
}
var valid30 = _errs116 === errors;
}
else {
var valid30 = true;
}
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/8/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid29 = _errs105 === errors;
}
else {
var valid29 = true;
}
}
}
}
}
else if(tag0 === "stage.skipped"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing19;
if(((data.type === undefined) && (missing19 = "type")) || ((data.data === undefined) && (missing19 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/9/required",keyword:"required",params:{missingProperty: missing19},message:"must have required property '"+missing19+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs122 = errors;
if("stage.skipped" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/9/properties/type/const",keyword:"const",params:{allowedValue: "stage.skipped"},message:"must be equal to constant"}];
return false;
}
var valid33 = _errs122 === errors;
}
else {
var valid33 = true;
}
if(valid33){
if(data.data !== undefined){
let data61 = data.data;
const _errs123 = errors;
if(errors === _errs123){
if(data61 && typeof data61 == "object" && !Array.isArray(data61)){
let missing20;
if(((data61.stage === undefined) && (missing20 = "stage")) || ((data61.reason === undefined) && (missing20 = "reason"))){
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/9/properties/data/required",keyword:"required",params:{missingProperty: missing20},message:"must have required property '"+missing20+"'"}];
return false;
}
else {
if(data61.stage !== undefined){
const _errs125 = errors;
if(typeof data61.stage !== "string"){
validate21.errors = [{instancePath:instancePath+"/data/stage",schemaPath:"#/oneOf/9/properties/data/properties/stage/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid34 = _errs125 === errors;
}
else {
var valid34 = true;
}
if(valid34){
if(data61.reason !== undefined){
let data63 = data61.reason;
const _errs127 = errors;
if(errors === _errs127){
if(data63 && typeof data63 == "object" && !Array.isArray(data63)){
let missing21;
if((data63.kind === undefined) && (missing21 = "kind")){
validate21.errors = [{instancePath:instancePath+"/data/reason",schemaPath:"#/oneOf/9/properties/data/properties/reason/required",keyword:"required",params:{missingProperty: missing21},message:"must have required property '"+missing21+"'"}];
return false;
}
else {
if(data63.kind !== undefined){
let data64 = data63.kind;
const _errs129 = errors;
if(!((data64 === "need_not_met") || (data64 === "condition"))){
validate21.errors = [{instancePath:instancePath+"/data/reason/kind",schemaPath:"#/oneOf/9/properties/data/properties/reason/properties/kind/enum",keyword:"enum",params:{allowedValues: schema6.oneOf[9].properties.data.properties.reason.properties.kind.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid35 = _errs129 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data63.needs !== undefined){
let data65 = data63.needs;
const _errs130 = errors;
if(errors === _errs130){
if(Array.isArray(data65)){
var valid36 = true;
const len0 = data65.length;
for(let i0=0; i0<len0; i0++){
const _errs132 = errors;
if(typeof data65[i0] !== "string"){
validate21.errors = [{instancePath:instancePath+"/data/reason/needs/" + i0,schemaPath:"#/oneOf/9/properties/data/properties/reason/properties/needs/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid36 = _errs132 === errors;
if(!valid36){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/data/reason/needs",schemaPath:"#/oneOf/9/properties/data/properties/reason/properties/needs/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid35 = _errs130 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data63.when !== undefined){
const _errs134 = errors;
if(typeof data63.when !== "string"){
validate21.errors = [{instancePath:instancePath+"/data/reason/when",schemaPath:"#/oneOf/9/properties/data/properties/reason/properties/when/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid35 = _errs134 === errors;
}
else {
var valid35 = true;
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/data/reason",schemaPath:"#/oneOf/9/properties/data/properties/reason/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid34 = _errs127 === errors;
}
else {
var valid34 = true;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/9/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid33 = _errs123 === errors;
}
else {
var valid33 = true;
}
}
}
}
}
else if(tag0 === "stage.orphaned"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing22;
if(((data.type === undefined) && (missing22 = "type")) || ((data.data === undefined) && (missing22 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/10/required",keyword:"required",params:{missingProperty: missing22},message:"must have required property '"+missing22+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs137 = errors;
if("stage.orphaned" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/10/properties/type/const",keyword:"const",params:{allowedValue: "stage.orphaned"},message:"must be equal to constant"}];
return false;
}
var valid38 = _errs137 === errors;
}
else {
var valid38 = true;
}
if(valid38){
if(data.data !== undefined){
let data69 = data.data;
const _errs138 = errors;
if(errors === _errs138){
if(data69 && typeof data69 == "object" && !Array.isArray(data69)){
let missing23;
if(((data69.stage === undefined) && (missing23 = "stage")) || ((data69.attempt === undefined) && (missing23 = "attempt"))){
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/10/properties/data/required",keyword:"required",params:{missingProperty: missing23},message:"must have required property '"+missing23+"'"}];
return false;
}
else {
if(data69.stage !== undefined){
const _errs140 = errors;
if(typeof data69.stage !== "string"){
validate21.errors = [{instancePath:instancePath+"/data/stage",schemaPath:"#/oneOf/10/properties/data/properties/stage/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid39 = _errs140 === errors;
}
else {
var valid39 = true;
}
if(valid39){
if(data69.attempt !== undefined){
let data71 = data69.attempt;
const _errs142 = errors;
if(!(((typeof data71 == "number") && (!(data71 % 1) && !isNaN(data71))) && (isFinite(data71)))){
validate21.errors = [{instancePath:instancePath+"/data/attempt",schemaPath:"#/oneOf/10/properties/data/properties/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs142){
if((typeof data71 == "number") && (isFinite(data71))){
if(data71 < 0 || isNaN(data71)){
validate21.errors = [{instancePath:instancePath+"/data/attempt",schemaPath:"#/oneOf/10/properties/data/properties/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid39 = _errs142 === errors;
}
else {
var valid39 = true;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/10/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid38 = _errs138 === errors;
}
else {
var valid38 = true;
}
}
}
}
}
else if(tag0 === "stage.cancelled"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing24;
if(((data.type === undefined) && (missing24 = "type")) || ((data.data === undefined) && (missing24 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/11/required",keyword:"required",params:{missingProperty: missing24},message:"must have required property '"+missing24+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs145 = errors;
if("stage.cancelled" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/11/properties/type/const",keyword:"const",params:{allowedValue: "stage.cancelled"},message:"must be equal to constant"}];
return false;
}
var valid41 = _errs145 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data.data !== undefined){
let data73 = data.data;
const _errs146 = errors;
if(errors === _errs146){
if(data73 && typeof data73 == "object" && !Array.isArray(data73)){
let missing25;
if((((data73.stage === undefined) && (missing25 = "stage")) || ((data73.attempt === undefined) && (missing25 = "attempt"))) || ((data73.receipt === undefined) && (missing25 = "receipt"))){
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/11/properties/data/required",keyword:"required",params:{missingProperty: missing25},message:"must have required property '"+missing25+"'"}];
return false;
}
else {
if(data73.stage !== undefined){
const _errs148 = errors;
if(typeof data73.stage !== "string"){
validate21.errors = [{instancePath:instancePath+"/data/stage",schemaPath:"#/oneOf/11/properties/data/properties/stage/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid42 = _errs148 === errors;
}
else {
var valid42 = true;
}
if(valid42){
if(data73.attempt !== undefined){
let data75 = data73.attempt;
const _errs150 = errors;
if(!(((typeof data75 == "number") && (!(data75 % 1) && !isNaN(data75))) && (isFinite(data75)))){
validate21.errors = [{instancePath:instancePath+"/data/attempt",schemaPath:"#/oneOf/11/properties/data/properties/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs150){
if((typeof data75 == "number") && (isFinite(data75))){
if(data75 < 0 || isNaN(data75)){
validate21.errors = [{instancePath:instancePath+"/data/attempt",schemaPath:"#/oneOf/11/properties/data/properties/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid42 = _errs150 === errors;
}
else {
var valid42 = true;
}
if(valid42){
if(data73.receipt !== undefined){
let data76 = data73.receipt;
const _errs152 = errors;
const _errs153 = errors;
let valid43 = false;
const _errs154 = errors;
if(data76 !== null){
const err6 = {instancePath:instancePath+"/data/receipt",schemaPath:"#/oneOf/11/properties/data/properties/receipt/anyOf/0/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid3 = _errs154 === errors;
valid43 = valid43 || _valid3;
if(!valid43){
const _errs156 = errors;
if(!(validate32(data76, {instancePath:instancePath+"/data/receipt",parentData:data73,parentDataProperty:"receipt",rootData}))){
vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
errors = vErrors.length;
}
var _valid3 = _errs156 === errors;
valid43 = valid43 || _valid3;
}
if(!valid43){
const err7 = {instancePath:instancePath+"/data/receipt",schemaPath:"#/oneOf/11/properties/data/properties/receipt/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
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
errors = _errs153;
if(vErrors !== null){
if(_errs153){
vErrors.length = _errs153;
}
else {
vErrors = null;
}
}
}
var valid42 = _errs152 === errors;
}
else {
var valid42 = true;
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/11/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid41 = _errs146 === errors;
}
else {
var valid41 = true;
}
}
}
}
}
else if(tag0 === "stage.child_paused"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing26;
if(((data.type === undefined) && (missing26 = "type")) || ((data.data === undefined) && (missing26 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/12/required",keyword:"required",params:{missingProperty: missing26},message:"must have required property '"+missing26+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs158 = errors;
if("stage.child_paused" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/12/properties/type/const",keyword:"const",params:{allowedValue: "stage.child_paused"},message:"must be equal to constant"}];
return false;
}
var valid45 = _errs158 === errors;
}
else {
var valid45 = true;
}
if(valid45){
if(data.data !== undefined){
let data78 = data.data;
const _errs159 = errors;
if(errors === _errs159){
if(data78 && typeof data78 == "object" && !Array.isArray(data78)){
let missing27;
if(((((data78.stage === undefined) && (missing27 = "stage")) || ((data78.attempt === undefined) && (missing27 = "attempt"))) || ((data78.child_run_id === undefined) && (missing27 = "child_run_id"))) || ((data78.reason === undefined) && (missing27 = "reason"))){
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/12/properties/data/required",keyword:"required",params:{missingProperty: missing27},message:"must have required property '"+missing27+"'"}];
return false;
}
else {
if(data78.stage !== undefined){
const _errs161 = errors;
if(typeof data78.stage !== "string"){
validate21.errors = [{instancePath:instancePath+"/data/stage",schemaPath:"#/oneOf/12/properties/data/properties/stage/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid46 = _errs161 === errors;
}
else {
var valid46 = true;
}
if(valid46){
if(data78.attempt !== undefined){
let data80 = data78.attempt;
const _errs163 = errors;
if(!(((typeof data80 == "number") && (!(data80 % 1) && !isNaN(data80))) && (isFinite(data80)))){
validate21.errors = [{instancePath:instancePath+"/data/attempt",schemaPath:"#/oneOf/12/properties/data/properties/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs163){
if((typeof data80 == "number") && (isFinite(data80))){
if(data80 < 0 || isNaN(data80)){
validate21.errors = [{instancePath:instancePath+"/data/attempt",schemaPath:"#/oneOf/12/properties/data/properties/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid46 = _errs163 === errors;
}
else {
var valid46 = true;
}
if(valid46){
if(data78.child_run_id !== undefined){
const _errs165 = errors;
if(typeof data78.child_run_id !== "string"){
validate21.errors = [{instancePath:instancePath+"/data/child_run_id",schemaPath:"#/oneOf/12/properties/data/properties/child_run_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid46 = _errs165 === errors;
}
else {
var valid46 = true;
}
if(valid46){
if(data78.reason !== undefined){
let data82 = data78.reason;
const _errs167 = errors;
if(!(((data82 === "approval") || (data82 === "input")) || (data82 === "budget"))){
validate21.errors = [{instancePath:instancePath+"/data/reason",schemaPath:"#/oneOf/12/properties/data/properties/reason/enum",keyword:"enum",params:{allowedValues: schema6.oneOf[12].properties.data.properties.reason.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid46 = _errs167 === errors;
}
else {
var valid46 = true;
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/12/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid45 = _errs159 === errors;
}
else {
var valid45 = true;
}
}
}
}
}
else if(tag0 === "stage.child_resumed"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing28;
if(((data.type === undefined) && (missing28 = "type")) || ((data.data === undefined) && (missing28 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/13/required",keyword:"required",params:{missingProperty: missing28},message:"must have required property '"+missing28+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs169 = errors;
if("stage.child_resumed" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/13/properties/type/const",keyword:"const",params:{allowedValue: "stage.child_resumed"},message:"must be equal to constant"}];
return false;
}
var valid48 = _errs169 === errors;
}
else {
var valid48 = true;
}
if(valid48){
if(data.data !== undefined){
let data84 = data.data;
const _errs170 = errors;
if(errors === _errs170){
if(data84 && typeof data84 == "object" && !Array.isArray(data84)){
let missing29;
if((((data84.stage === undefined) && (missing29 = "stage")) || ((data84.attempt === undefined) && (missing29 = "attempt"))) || ((data84.child_run_id === undefined) && (missing29 = "child_run_id"))){
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/13/properties/data/required",keyword:"required",params:{missingProperty: missing29},message:"must have required property '"+missing29+"'"}];
return false;
}
else {
if(data84.stage !== undefined){
const _errs172 = errors;
if(typeof data84.stage !== "string"){
validate21.errors = [{instancePath:instancePath+"/data/stage",schemaPath:"#/oneOf/13/properties/data/properties/stage/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid49 = _errs172 === errors;
}
else {
var valid49 = true;
}
if(valid49){
if(data84.attempt !== undefined){
let data86 = data84.attempt;
const _errs174 = errors;
if(!(((typeof data86 == "number") && (!(data86 % 1) && !isNaN(data86))) && (isFinite(data86)))){
validate21.errors = [{instancePath:instancePath+"/data/attempt",schemaPath:"#/oneOf/13/properties/data/properties/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs174){
if((typeof data86 == "number") && (isFinite(data86))){
if(data86 < 0 || isNaN(data86)){
validate21.errors = [{instancePath:instancePath+"/data/attempt",schemaPath:"#/oneOf/13/properties/data/properties/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid49 = _errs174 === errors;
}
else {
var valid49 = true;
}
if(valid49){
if(data84.child_run_id !== undefined){
const _errs176 = errors;
if(typeof data84.child_run_id !== "string"){
validate21.errors = [{instancePath:instancePath+"/data/child_run_id",schemaPath:"#/oneOf/13/properties/data/properties/child_run_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid49 = _errs176 === errors;
}
else {
var valid49 = true;
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/13/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid48 = _errs170 === errors;
}
else {
var valid48 = true;
}
}
}
}
}
else if(tag0 === "stage.reset"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing30;
if(((data.type === undefined) && (missing30 = "type")) || ((data.data === undefined) && (missing30 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/14/required",keyword:"required",params:{missingProperty: missing30},message:"must have required property '"+missing30+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs179 = errors;
if("stage.reset" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/14/properties/type/const",keyword:"const",params:{allowedValue: "stage.reset"},message:"must be equal to constant"}];
return false;
}
var valid51 = _errs179 === errors;
}
else {
var valid51 = true;
}
if(valid51){
if(data.data !== undefined){
let data89 = data.data;
const _errs180 = errors;
if(errors === _errs180){
if(data89 && typeof data89 == "object" && !Array.isArray(data89)){
let missing31;
if(((data89.stages === undefined) && (missing31 = "stages")) || ((data89.because === undefined) && (missing31 = "because"))){
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/14/properties/data/required",keyword:"required",params:{missingProperty: missing31},message:"must have required property '"+missing31+"'"}];
return false;
}
else {
if(data89.stages !== undefined){
let data90 = data89.stages;
const _errs182 = errors;
if(errors === _errs182){
if(Array.isArray(data90)){
var valid53 = true;
const len1 = data90.length;
for(let i1=0; i1<len1; i1++){
const _errs184 = errors;
if(typeof data90[i1] !== "string"){
validate21.errors = [{instancePath:instancePath+"/data/stages/" + i1,schemaPath:"#/oneOf/14/properties/data/properties/stages/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid53 = _errs184 === errors;
if(!valid53){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/data/stages",schemaPath:"#/oneOf/14/properties/data/properties/stages/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid52 = _errs182 === errors;
}
else {
var valid52 = true;
}
if(valid52){
if(data89.because !== undefined){
const _errs186 = errors;
if(typeof data89.because !== "string"){
validate21.errors = [{instancePath:instancePath+"/data/because",schemaPath:"#/oneOf/14/properties/data/properties/because/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid52 = _errs186 === errors;
}
else {
var valid52 = true;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/14/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid51 = _errs180 === errors;
}
else {
var valid51 = true;
}
}
}
}
}
else if(tag0 === "approval.requested"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing32;
if(((data.type === undefined) && (missing32 = "type")) || ((data.data === undefined) && (missing32 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/15/required",keyword:"required",params:{missingProperty: missing32},message:"must have required property '"+missing32+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs189 = errors;
if("approval.requested" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/15/properties/type/const",keyword:"const",params:{allowedValue: "approval.requested"},message:"must be equal to constant"}];
return false;
}
var valid55 = _errs189 === errors;
}
else {
var valid55 = true;
}
if(valid55){
if(data.data !== undefined){
let data94 = data.data;
const _errs190 = errors;
if(errors === _errs190){
if(data94 && typeof data94 == "object" && !Array.isArray(data94)){
let missing33;
if(((data94.request === undefined) && (missing33 = "request")) || ((data94.receipt === undefined) && (missing33 = "receipt"))){
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/15/properties/data/required",keyword:"required",params:{missingProperty: missing33},message:"must have required property '"+missing33+"'"}];
return false;
}
else {
if(data94.request !== undefined){
const _errs192 = errors;
if(!(validate51(data94.request, {instancePath:instancePath+"/data/request",parentData:data94,parentDataProperty:"request",rootData}))){
vErrors = vErrors === null ? validate51.errors : vErrors.concat(validate51.errors);
errors = vErrors.length;
}
var valid56 = _errs192 === errors;
}
else {
var valid56 = true;
}
if(valid56){
if(data94.receipt !== undefined){
let data96 = data94.receipt;
const _errs193 = errors;
const _errs194 = errors;
let valid57 = false;
const _errs195 = errors;
if(data96 !== null){
const err8 = {instancePath:instancePath+"/data/receipt",schemaPath:"#/oneOf/15/properties/data/properties/receipt/anyOf/0/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var _valid4 = _errs195 === errors;
valid57 = valid57 || _valid4;
if(!valid57){
const _errs197 = errors;
if(!(validate32(data96, {instancePath:instancePath+"/data/receipt",parentData:data94,parentDataProperty:"receipt",rootData}))){
vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
errors = vErrors.length;
}
var _valid4 = _errs197 === errors;
valid57 = valid57 || _valid4;
}
if(!valid57){
const err9 = {instancePath:instancePath+"/data/receipt",schemaPath:"#/oneOf/15/properties/data/properties/receipt/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
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
errors = _errs194;
if(vErrors !== null){
if(_errs194){
vErrors.length = _errs194;
}
else {
vErrors = null;
}
}
}
var valid56 = _errs193 === errors;
}
else {
var valid56 = true;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/15/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid55 = _errs190 === errors;
}
else {
var valid55 = true;
}
}
}
}
}
else if(tag0 === "guard.decided"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing34;
if(((data.type === undefined) && (missing34 = "type")) || ((data.data === undefined) && (missing34 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/16/required",keyword:"required",params:{missingProperty: missing34},message:"must have required property '"+missing34+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs199 = errors;
if("guard.decided" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/16/properties/type/const",keyword:"const",params:{allowedValue: "guard.decided"},message:"must be equal to constant"}];
return false;
}
var valid59 = _errs199 === errors;
}
else {
var valid59 = true;
}
if(valid59){
if(data.data !== undefined){
let data98 = data.data;
const _errs200 = errors;
if(errors === _errs200){
if(data98 && typeof data98 == "object" && !Array.isArray(data98)){
let missing35;
if((((((((data98.stage === undefined) && (missing35 = "stage")) || ((data98.attempt === undefined) && (missing35 = "attempt"))) || ((data98.guard === undefined) && (missing35 = "guard"))) || ((data98.moment === undefined) && (missing35 = "moment"))) || ((data98.effect === undefined) && (missing35 = "effect"))) || ((data98.rules === undefined) && (missing35 = "rules"))) || ((data98.facts === undefined) && (missing35 = "facts"))){
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/16/properties/data/required",keyword:"required",params:{missingProperty: missing35},message:"must have required property '"+missing35+"'"}];
return false;
}
else {
if(data98.stage !== undefined){
const _errs202 = errors;
if(typeof data98.stage !== "string"){
validate21.errors = [{instancePath:instancePath+"/data/stage",schemaPath:"#/oneOf/16/properties/data/properties/stage/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid60 = _errs202 === errors;
}
else {
var valid60 = true;
}
if(valid60){
if(data98.attempt !== undefined){
let data100 = data98.attempt;
const _errs204 = errors;
if(!(((typeof data100 == "number") && (!(data100 % 1) && !isNaN(data100))) && (isFinite(data100)))){
validate21.errors = [{instancePath:instancePath+"/data/attempt",schemaPath:"#/oneOf/16/properties/data/properties/attempt/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs204){
if((typeof data100 == "number") && (isFinite(data100))){
if(data100 < 0 || isNaN(data100)){
validate21.errors = [{instancePath:instancePath+"/data/attempt",schemaPath:"#/oneOf/16/properties/data/properties/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid60 = _errs204 === errors;
}
else {
var valid60 = true;
}
if(valid60){
if(data98.guard !== undefined){
const _errs206 = errors;
if(typeof data98.guard !== "string"){
validate21.errors = [{instancePath:instancePath+"/data/guard",schemaPath:"#/oneOf/16/properties/data/properties/guard/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid60 = _errs206 === errors;
}
else {
var valid60 = true;
}
if(valid60){
if(data98.moment !== undefined){
let data102 = data98.moment;
const _errs208 = errors;
if(!((data102 === "before") || (data102 === "after"))){
validate21.errors = [{instancePath:instancePath+"/data/moment",schemaPath:"#/oneOf/16/properties/data/properties/moment/enum",keyword:"enum",params:{allowedValues: schema6.oneOf[16].properties.data.properties.moment.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid60 = _errs208 === errors;
}
else {
var valid60 = true;
}
if(valid60){
if(data98.effect !== undefined){
let data103 = data98.effect;
const _errs209 = errors;
if(!(((data103 === "allow") || (data103 === "ask")) || (data103 === "deny"))){
validate21.errors = [{instancePath:instancePath+"/data/effect",schemaPath:"#/oneOf/16/properties/data/properties/effect/enum",keyword:"enum",params:{allowedValues: schema6.oneOf[16].properties.data.properties.effect.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid60 = _errs209 === errors;
}
else {
var valid60 = true;
}
if(valid60){
if(data98.rules !== undefined){
let data104 = data98.rules;
const _errs210 = errors;
if(errors === _errs210){
if(Array.isArray(data104)){
var valid61 = true;
const len2 = data104.length;
for(let i2=0; i2<len2; i2++){
const _errs212 = errors;
if(typeof data104[i2] !== "string"){
validate21.errors = [{instancePath:instancePath+"/data/rules/" + i2,schemaPath:"#/oneOf/16/properties/data/properties/rules/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid61 = _errs212 === errors;
if(!valid61){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/data/rules",schemaPath:"#/oneOf/16/properties/data/properties/rules/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid60 = _errs210 === errors;
}
else {
var valid60 = true;
}
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/16/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid59 = _errs200 === errors;
}
else {
var valid59 = true;
}
}
}
}
}
else if(tag0 === "approval.decided"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing36;
if(((data.type === undefined) && (missing36 = "type")) || ((data.data === undefined) && (missing36 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/17/required",keyword:"required",params:{missingProperty: missing36},message:"must have required property '"+missing36+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs215 = errors;
if("approval.decided" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/17/properties/type/const",keyword:"const",params:{allowedValue: "approval.decided"},message:"must be equal to constant"}];
return false;
}
var valid63 = _errs215 === errors;
}
else {
var valid63 = true;
}
if(valid63){
if(data.data !== undefined){
let data107 = data.data;
const _errs216 = errors;
if(errors === _errs216){
if(data107 && typeof data107 == "object" && !Array.isArray(data107)){
let missing37;
if((((((data107.request_id === undefined) && (missing37 = "request_id")) || ((data107.decision === undefined) && (missing37 = "decision"))) || ((data107.actor === undefined) && (missing37 = "actor"))) || ((data107.reason === undefined) && (missing37 = "reason"))) || ((data107.channel === undefined) && (missing37 = "channel"))){
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/17/properties/data/required",keyword:"required",params:{missingProperty: missing37},message:"must have required property '"+missing37+"'"}];
return false;
}
else {
if(data107.request_id !== undefined){
const _errs218 = errors;
if(typeof data107.request_id !== "string"){
validate21.errors = [{instancePath:instancePath+"/data/request_id",schemaPath:"#/oneOf/17/properties/data/properties/request_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid64 = _errs218 === errors;
}
else {
var valid64 = true;
}
if(valid64){
if(data107.decision !== undefined){
let data109 = data107.decision;
const _errs220 = errors;
if(!(((data109 === "approved") || (data109 === "rejected")) || (data109 === "changes_requested"))){
validate21.errors = [{instancePath:instancePath+"/data/decision",schemaPath:"#/oneOf/17/properties/data/properties/decision/enum",keyword:"enum",params:{allowedValues: schema6.oneOf[17].properties.data.properties.decision.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid64 = _errs220 === errors;
}
else {
var valid64 = true;
}
if(valid64){
if(data107.actor !== undefined){
const _errs221 = errors;
if(!(validate26(data107.actor, {instancePath:instancePath+"/data/actor",parentData:data107,parentDataProperty:"actor",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid64 = _errs221 === errors;
}
else {
var valid64 = true;
}
if(valid64){
if(data107.reason !== undefined){
const _errs222 = errors;
if(typeof data107.reason !== "string"){
validate21.errors = [{instancePath:instancePath+"/data/reason",schemaPath:"#/oneOf/17/properties/data/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid64 = _errs222 === errors;
}
else {
var valid64 = true;
}
if(valid64){
if(data107.channel !== undefined){
let data112 = data107.channel;
const _errs224 = errors;
if(!((data112 === "cli") || (data112 === "terminal"))){
validate21.errors = [{instancePath:instancePath+"/data/channel",schemaPath:"#/oneOf/17/properties/data/properties/channel/enum",keyword:"enum",params:{allowedValues: schema6.oneOf[17].properties.data.properties.channel.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid64 = _errs224 === errors;
}
else {
var valid64 = true;
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/17/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid63 = _errs216 === errors;
}
else {
var valid63 = true;
}
}
}
}
}
else if(tag0 === "approval.granted"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing38;
if(((data.type === undefined) && (missing38 = "type")) || ((data.data === undefined) && (missing38 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/18/required",keyword:"required",params:{missingProperty: missing38},message:"must have required property '"+missing38+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs226 = errors;
if("approval.granted" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/18/properties/type/const",keyword:"const",params:{allowedValue: "approval.granted"},message:"must be equal to constant"}];
return false;
}
var valid66 = _errs226 === errors;
}
else {
var valid66 = true;
}
if(valid66){
if(data.data !== undefined){
let data114 = data.data;
const _errs227 = errors;
if(errors === _errs227){
if(data114 && typeof data114 == "object" && !Array.isArray(data114)){
let missing39;
if(((data114.request_id === undefined) && (missing39 = "request_id")) || ((data114.bound === undefined) && (missing39 = "bound"))){
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/18/properties/data/required",keyword:"required",params:{missingProperty: missing39},message:"must have required property '"+missing39+"'"}];
return false;
}
else {
if(data114.request_id !== undefined){
const _errs229 = errors;
if(typeof data114.request_id !== "string"){
validate21.errors = [{instancePath:instancePath+"/data/request_id",schemaPath:"#/oneOf/18/properties/data/properties/request_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid67 = _errs229 === errors;
}
else {
var valid67 = true;
}
if(valid67){
if(data114.bound !== undefined){
const _errs231 = errors;
if(!(validate52(data114.bound, {instancePath:instancePath+"/data/bound",parentData:data114,parentDataProperty:"bound",rootData}))){
vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
errors = vErrors.length;
}
var valid67 = _errs231 === errors;
}
else {
var valid67 = true;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/18/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid66 = _errs227 === errors;
}
else {
var valid66 = true;
}
}
}
}
}
else if(tag0 === "approval.voided"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing40;
if(((data.type === undefined) && (missing40 = "type")) || ((data.data === undefined) && (missing40 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/19/required",keyword:"required",params:{missingProperty: missing40},message:"must have required property '"+missing40+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs233 = errors;
if("approval.voided" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/19/properties/type/const",keyword:"const",params:{allowedValue: "approval.voided"},message:"must be equal to constant"}];
return false;
}
var valid69 = _errs233 === errors;
}
else {
var valid69 = true;
}
if(valid69){
if(data.data !== undefined){
let data118 = data.data;
const _errs234 = errors;
if(errors === _errs234){
if(data118 && typeof data118 == "object" && !Array.isArray(data118)){
let missing41;
if(((data118.request_id === undefined) && (missing41 = "request_id")) || ((data118.changed === undefined) && (missing41 = "changed"))){
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/19/properties/data/required",keyword:"required",params:{missingProperty: missing41},message:"must have required property '"+missing41+"'"}];
return false;
}
else {
if(data118.request_id !== undefined){
const _errs236 = errors;
if(typeof data118.request_id !== "string"){
validate21.errors = [{instancePath:instancePath+"/data/request_id",schemaPath:"#/oneOf/19/properties/data/properties/request_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid70 = _errs236 === errors;
}
else {
var valid70 = true;
}
if(valid70){
if(data118.changed !== undefined){
let data120 = data118.changed;
const _errs238 = errors;
if(errors === _errs238){
if(Array.isArray(data120)){
var valid71 = true;
const len3 = data120.length;
for(let i3=0; i3<len3; i3++){
const _errs240 = errors;
if(typeof data120[i3] !== "string"){
validate21.errors = [{instancePath:instancePath+"/data/changed/" + i3,schemaPath:"#/oneOf/19/properties/data/properties/changed/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid71 = _errs240 === errors;
if(!valid71){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/data/changed",schemaPath:"#/oneOf/19/properties/data/properties/changed/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid70 = _errs238 === errors;
}
else {
var valid70 = true;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/19/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid69 = _errs234 === errors;
}
else {
var valid69 = true;
}
}
}
}
}
else if(tag0 === "approval.expired"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing42;
if(((data.type === undefined) && (missing42 = "type")) || ((data.data === undefined) && (missing42 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/20/required",keyword:"required",params:{missingProperty: missing42},message:"must have required property '"+missing42+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs243 = errors;
if("approval.expired" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/20/properties/type/const",keyword:"const",params:{allowedValue: "approval.expired"},message:"must be equal to constant"}];
return false;
}
var valid73 = _errs243 === errors;
}
else {
var valid73 = true;
}
if(valid73){
if(data.data !== undefined){
let data123 = data.data;
const _errs244 = errors;
if(errors === _errs244){
if(data123 && typeof data123 == "object" && !Array.isArray(data123)){
let missing43;
if(((data123.request_id === undefined) && (missing43 = "request_id")) || ((data123.expired_at === undefined) && (missing43 = "expired_at"))){
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/20/properties/data/required",keyword:"required",params:{missingProperty: missing43},message:"must have required property '"+missing43+"'"}];
return false;
}
else {
if(data123.request_id !== undefined){
const _errs246 = errors;
if(typeof data123.request_id !== "string"){
validate21.errors = [{instancePath:instancePath+"/data/request_id",schemaPath:"#/oneOf/20/properties/data/properties/request_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid74 = _errs246 === errors;
}
else {
var valid74 = true;
}
if(valid74){
if(data123.expired_at !== undefined){
let data125 = data123.expired_at;
const _errs248 = errors;
if(errors === _errs248){
if(typeof data125 === "string"){
if(!pattern0.test(data125)){
validate21.errors = [{instancePath:instancePath+"/data/expired_at",schemaPath:"#/oneOf/20/properties/data/properties/expired_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/data/expired_at",schemaPath:"#/oneOf/20/properties/data/properties/expired_at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid74 = _errs248 === errors;
}
else {
var valid74 = true;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/20/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid73 = _errs244 === errors;
}
else {
var valid73 = true;
}
}
}
}
}
else if(tag0 === "run.paused"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing44;
if(((data.type === undefined) && (missing44 = "type")) || ((data.data === undefined) && (missing44 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/21/required",keyword:"required",params:{missingProperty: missing44},message:"must have required property '"+missing44+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs251 = errors;
if("run.paused" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/21/properties/type/const",keyword:"const",params:{allowedValue: "run.paused"},message:"must be equal to constant"}];
return false;
}
var valid76 = _errs251 === errors;
}
else {
var valid76 = true;
}
if(valid76){
if(data.data !== undefined){
let data127 = data.data;
const _errs252 = errors;
if(errors === _errs252){
if(data127 && typeof data127 == "object" && !Array.isArray(data127)){
let missing45;
if((data127.reason === undefined) && (missing45 = "reason")){
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/21/properties/data/required",keyword:"required",params:{missingProperty: missing45},message:"must have required property '"+missing45+"'"}];
return false;
}
else {
if(data127.reason !== undefined){
let data128 = data127.reason;
if(!(((data128 === "approval") || (data128 === "input")) || (data128 === "budget"))){
validate21.errors = [{instancePath:instancePath+"/data/reason",schemaPath:"#/oneOf/21/properties/data/properties/reason/enum",keyword:"enum",params:{allowedValues: schema6.oneOf[21].properties.data.properties.reason.enum},message:"must be equal to one of the allowed values"}];
return false;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/21/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid76 = _errs252 === errors;
}
else {
var valid76 = true;
}
}
}
}
}
else if(tag0 === "run.stop_requested"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing46;
if(((data.type === undefined) && (missing46 = "type")) || ((data.data === undefined) && (missing46 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/22/required",keyword:"required",params:{missingProperty: missing46},message:"must have required property '"+missing46+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs256 = errors;
if("run.stop_requested" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/22/properties/type/const",keyword:"const",params:{allowedValue: "run.stop_requested"},message:"must be equal to constant"}];
return false;
}
var valid79 = _errs256 === errors;
}
else {
var valid79 = true;
}
if(valid79){
if(data.data !== undefined){
let data130 = data.data;
const _errs257 = errors;
if(errors === _errs257){
if(data130 && typeof data130 == "object" && !Array.isArray(data130)){
let missing47;
if((data130.cause === undefined) && (missing47 = "cause")){
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/22/properties/data/required",keyword:"required",params:{missingProperty: missing47},message:"must have required property '"+missing47+"'"}];
return false;
}
else {
if(data130.cause !== undefined){
let data131 = data130.cause;
const _errs259 = errors;
if(!((data131 === "cancel") || (data131 === "max_duration"))){
validate21.errors = [{instancePath:instancePath+"/data/cause",schemaPath:"#/oneOf/22/properties/data/properties/cause/enum",keyword:"enum",params:{allowedValues: schema6.oneOf[22].properties.data.properties.cause.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid80 = _errs259 === errors;
}
else {
var valid80 = true;
}
if(valid80){
if(data130.by !== undefined){
const _errs260 = errors;
if(!(validate26(data130.by, {instancePath:instancePath+"/data/by",parentData:data130,parentDataProperty:"by",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid80 = _errs260 === errors;
}
else {
var valid80 = true;
}
if(valid80){
if(data130.reason !== undefined){
const _errs261 = errors;
if(typeof data130.reason !== "string"){
validate21.errors = [{instancePath:instancePath+"/data/reason",schemaPath:"#/oneOf/22/properties/data/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid80 = _errs261 === errors;
}
else {
var valid80 = true;
}
if(valid80){
if(data130.max_duration_ms !== undefined){
let data134 = data130.max_duration_ms;
const _errs263 = errors;
if(!((typeof data134 == "number") && (isFinite(data134)))){
validate21.errors = [{instancePath:instancePath+"/data/max_duration_ms",schemaPath:"#/oneOf/22/properties/data/properties/max_duration_ms/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid80 = _errs263 === errors;
}
else {
var valid80 = true;
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/22/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid79 = _errs257 === errors;
}
else {
var valid79 = true;
}
}
}
}
}
else if(tag0 === "run.completed"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing48;
if(((data.type === undefined) && (missing48 = "type")) || ((data.data === undefined) && (missing48 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/23/required",keyword:"required",params:{missingProperty: missing48},message:"must have required property '"+missing48+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs266 = errors;
if("run.completed" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/23/properties/type/const",keyword:"const",params:{allowedValue: "run.completed"},message:"must be equal to constant"}];
return false;
}
var valid82 = _errs266 === errors;
}
else {
var valid82 = true;
}
if(valid82){
if(data.data !== undefined){
let data136 = data.data;
const _errs267 = errors;
if(errors === _errs267){
if(data136 && typeof data136 == "object" && !Array.isArray(data136)){
let missing49;
if(((data136.status === undefined) && (missing49 = "status")) || ((data136.review === undefined) && (missing49 = "review"))){
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/23/properties/data/required",keyword:"required",params:{missingProperty: missing49},message:"must have required property '"+missing49+"'"}];
return false;
}
else {
if(data136.status !== undefined){
let data137 = data136.status;
const _errs269 = errors;
if(!(((data137 === "succeeded") || (data137 === "failed")) || (data137 === "cancelled"))){
validate21.errors = [{instancePath:instancePath+"/data/status",schemaPath:"#/oneOf/23/properties/data/properties/status/enum",keyword:"enum",params:{allowedValues: schema6.oneOf[23].properties.data.properties.status.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid83 = _errs269 === errors;
}
else {
var valid83 = true;
}
if(valid83){
if(data136.review !== undefined){
const _errs270 = errors;
if(!(validate59(data136.review, {instancePath:instancePath+"/data/review",parentData:data136,parentDataProperty:"review",rootData}))){
vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
errors = vErrors.length;
}
var valid83 = _errs270 === errors;
}
else {
var valid83 = true;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/23/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid82 = _errs267 === errors;
}
else {
var valid82 = true;
}
}
}
}
}
else if(tag0 === "journal.cut"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing50;
if(((data.type === undefined) && (missing50 = "type")) || ((data.data === undefined) && (missing50 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/24/required",keyword:"required",params:{missingProperty: missing50},message:"must have required property '"+missing50+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs272 = errors;
if("journal.cut" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/24/properties/type/const",keyword:"const",params:{allowedValue: "journal.cut"},message:"must be equal to constant"}];
return false;
}
var valid85 = _errs272 === errors;
}
else {
var valid85 = true;
}
if(valid85){
if(data.data !== undefined){
let data140 = data.data;
const _errs273 = errors;
if(errors === _errs273){
if(data140 && typeof data140 == "object" && !Array.isArray(data140)){
let missing51;
if(((data140.bytes === undefined) && (missing51 = "bytes")) || ((data140.sha256 === undefined) && (missing51 = "sha256"))){
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/24/properties/data/required",keyword:"required",params:{missingProperty: missing51},message:"must have required property '"+missing51+"'"}];
return false;
}
else {
if(data140.bytes !== undefined){
let data141 = data140.bytes;
const _errs275 = errors;
if(!(((typeof data141 == "number") && (!(data141 % 1) && !isNaN(data141))) && (isFinite(data141)))){
validate21.errors = [{instancePath:instancePath+"/data/bytes",schemaPath:"#/oneOf/24/properties/data/properties/bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs275){
if((typeof data141 == "number") && (isFinite(data141))){
if(data141 < 0 || isNaN(data141)){
validate21.errors = [{instancePath:instancePath+"/data/bytes",schemaPath:"#/oneOf/24/properties/data/properties/bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid86 = _errs275 === errors;
}
else {
var valid86 = true;
}
if(valid86){
if(data140.sha256 !== undefined){
let data142 = data140.sha256;
const _errs277 = errors;
if(errors === _errs277){
if(typeof data142 === "string"){
if(!pattern1.test(data142)){
validate21.errors = [{instancePath:instancePath+"/data/sha256",schemaPath:"#/oneOf/24/properties/data/properties/sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/data/sha256",schemaPath:"#/oneOf/24/properties/data/properties/sha256/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid86 = _errs277 === errors;
}
else {
var valid86 = true;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/24/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid85 = _errs273 === errors;
}
else {
var valid85 = true;
}
}
}
}
}
else if(tag0 === "note"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing52;
if(((data.type === undefined) && (missing52 = "type")) || ((data.data === undefined) && (missing52 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/oneOf/25/required",keyword:"required",params:{missingProperty: missing52},message:"must have required property '"+missing52+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs280 = errors;
if("note" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/25/properties/type/const",keyword:"const",params:{allowedValue: "note"},message:"must be equal to constant"}];
return false;
}
var valid88 = _errs280 === errors;
}
else {
var valid88 = true;
}
if(valid88){
if(data.data !== undefined){
let data144 = data.data;
const _errs281 = errors;
if(errors === _errs281){
if(data144 && typeof data144 == "object" && !Array.isArray(data144)){
let missing53;
if((((data144.kind === undefined) && (missing53 = "kind")) || ((data144.message === undefined) && (missing53 = "message"))) || ((data144.data === undefined) && (missing53 = "data"))){
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/25/properties/data/required",keyword:"required",params:{missingProperty: missing53},message:"must have required property '"+missing53+"'"}];
return false;
}
else {
if(data144.kind !== undefined){
const _errs283 = errors;
if(typeof data144.kind !== "string"){
validate21.errors = [{instancePath:instancePath+"/data/kind",schemaPath:"#/oneOf/25/properties/data/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid89 = _errs283 === errors;
}
else {
var valid89 = true;
}
if(valid89){
if(data144.message !== undefined){
const _errs285 = errors;
if(typeof data144.message !== "string"){
validate21.errors = [{instancePath:instancePath+"/data/message",schemaPath:"#/oneOf/25/properties/data/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid89 = _errs285 === errors;
}
else {
var valid89 = true;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/oneOf/25/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid88 = _errs281 === errors;
}
else {
var valid88 = true;
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
