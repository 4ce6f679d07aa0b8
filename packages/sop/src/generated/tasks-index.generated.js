// Generated from schemas/tasks-index.schema.json by scripts/generate-validator.ts.
"use strict";
export const validate = validate21;

const schema6 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"urn:orch:schema:v1:tasks-index","title":"tasks/index.json: the register of tasks","description":"An object with the tasks, or the bare list. A task with the key \"path\" follows the phases; others are kept as they are.","definitions":{"actor":{"type":"object","required":["name","source"],"properties":{"name":{"type":"string"},"source":{"enum":["git","flag","os","orch"]}},"additionalProperties":false},"task":{"type":"object","required":["id"],"properties":{"id":{"type":"string","pattern":"."},"slug":{"type":"string"},"title":{"type":"string"},"path":{"enum":["full","small"]},"phase":{"enum":["scaffold","prd","list","spec","plan","page","implementation"]},"lines":{"type":["integer","null"],"minimum":0},"created_at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"created_by":{"$ref":"#/definitions/actor"},"scaffold":{"type":"object","required":["at","checks"],"properties":{"at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"checks":{"type":"array","items":{"type":"object","required":["id","ok","detail"],"properties":{"id":{"type":"string"},"ok":{"type":"boolean"},"detail":{"type":"string"}},"additionalProperties":false}}},"additionalProperties":false},"artifacts":{"type":"object","required":[],"properties":{"prd":{"type":"string"},"list":{"type":"string"},"spec":{"type":"string"},"plan":{"type":"string"},"page":{"type":"string"}},"additionalProperties":false},"approvals":{"type":"array","items":{"type":"object","required":["phase","decision","artifact","sha256","actor","reason","at"],"properties":{"phase":{"enum":["prd","list","spec","plan","page"]},"decision":{"enum":["approved","not_needed"]},"artifact":{"type":["string","null"]},"sha256":{"type":["string","null"],"pattern":"^[0-9a-f]{64}$"},"actor":{"$ref":"#/definitions/actor"},"reason":{"type":"string"},"at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"}},"additionalProperties":false}},"runs":{"type":"array","items":{"type":"object","required":["run_id","pipeline","implementation","status","started_at","completed_at","manifest","journal_sha256","succeeded_stages","changed_lines"],"properties":{"run_id":{"type":"string"},"pipeline":{"type":"string"},"implementation":{"type":"boolean"},"status":{"enum":["succeeded","failed","cancelled"]},"started_at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"completed_at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"manifest":{"type":"string"},"journal_sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"},"succeeded_stages":{"type":"array","items":{"type":"string"}},"changed_lines":{"type":"integer","minimum":0}},"additionalProperties":false}},"specs":{"type":"array","items":{"type":"string"}},"source":{"type":["object","null"],"required":["kind","path"],"properties":{"kind":{"enum":["spec-kit","openspec"]},"path":{"type":"string"}},"additionalProperties":false},"history":{"type":"array","items":{"type":"object","required":["status","actor","reason","at"],"properties":{"status":{"enum":["planned","in_progress","done"]},"actor":{"$ref":"#/definitions/actor"},"reason":{"type":"string"},"at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"}},"additionalProperties":false}}},"if":{"required":["path"]},"then":{"required":["id","slug","title","status","path","phase","risk","lines","created_at","created_by","scaffold","artifacts","approvals","runs","specs","source","history"],"properties":{"status":{"enum":["planned","in_progress","done"]},"risk":{"enum":["low","medium","high"]}}}},"tasks":{"type":"array","items":{"$ref":"#/definitions/task"}}},"if":{"type":"array"},"then":{"$ref":"#/definitions/tasks"},"else":{"type":"object","required":["tasks"],"properties":{"v":{"const":1},"tasks":{"$ref":"#/definitions/tasks"}}}};
const schema7 = {"type":"array","items":{"$ref":"#/definitions/task"}};
const schema8 = {"type":"object","required":["id"],"properties":{"id":{"type":"string","pattern":"."},"slug":{"type":"string"},"title":{"type":"string"},"path":{"enum":["full","small"]},"phase":{"enum":["scaffold","prd","list","spec","plan","page","implementation"]},"lines":{"type":["integer","null"],"minimum":0},"created_at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"created_by":{"$ref":"#/definitions/actor"},"scaffold":{"type":"object","required":["at","checks"],"properties":{"at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"checks":{"type":"array","items":{"type":"object","required":["id","ok","detail"],"properties":{"id":{"type":"string"},"ok":{"type":"boolean"},"detail":{"type":"string"}},"additionalProperties":false}}},"additionalProperties":false},"artifacts":{"type":"object","required":[],"properties":{"prd":{"type":"string"},"list":{"type":"string"},"spec":{"type":"string"},"plan":{"type":"string"},"page":{"type":"string"}},"additionalProperties":false},"approvals":{"type":"array","items":{"type":"object","required":["phase","decision","artifact","sha256","actor","reason","at"],"properties":{"phase":{"enum":["prd","list","spec","plan","page"]},"decision":{"enum":["approved","not_needed"]},"artifact":{"type":["string","null"]},"sha256":{"type":["string","null"],"pattern":"^[0-9a-f]{64}$"},"actor":{"$ref":"#/definitions/actor"},"reason":{"type":"string"},"at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"}},"additionalProperties":false}},"runs":{"type":"array","items":{"type":"object","required":["run_id","pipeline","implementation","status","started_at","completed_at","manifest","journal_sha256","succeeded_stages","changed_lines"],"properties":{"run_id":{"type":"string"},"pipeline":{"type":"string"},"implementation":{"type":"boolean"},"status":{"enum":["succeeded","failed","cancelled"]},"started_at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"completed_at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"manifest":{"type":"string"},"journal_sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"},"succeeded_stages":{"type":"array","items":{"type":"string"}},"changed_lines":{"type":"integer","minimum":0}},"additionalProperties":false}},"specs":{"type":"array","items":{"type":"string"}},"source":{"type":["object","null"],"required":["kind","path"],"properties":{"kind":{"enum":["spec-kit","openspec"]},"path":{"type":"string"}},"additionalProperties":false},"history":{"type":"array","items":{"type":"object","required":["status","actor","reason","at"],"properties":{"status":{"enum":["planned","in_progress","done"]},"actor":{"$ref":"#/definitions/actor"},"reason":{"type":"string"},"at":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"}},"additionalProperties":false}}},"if":{"required":["path"]},"then":{"required":["id","slug","title","status","path","phase","risk","lines","created_at","created_by","scaffold","artifacts","approvals","runs","specs","source","history"],"properties":{"status":{"enum":["planned","in_progress","done"]},"risk":{"enum":["low","medium","high"]}}}};
const pattern0 = new RegExp(".", "u");
const pattern1 = new RegExp("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$", "u");
const pattern3 = new RegExp("^[0-9a-f]{64}$", "u");
const schema9 = {"type":"object","required":["name","source"],"properties":{"name":{"type":"string"},"source":{"enum":["git","flag","os","orch"]}},"additionalProperties":false};

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.name === undefined) && (missing0 = "name")) || ((data.source === undefined) && (missing0 = "source"))){
validate24.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "name") || (key0 === "source"))){
validate24.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.name !== undefined){
const _errs2 = errors;
if(typeof data.name !== "string"){
validate24.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.source !== undefined){
let data1 = data.source;
const _errs4 = errors;
if(!((((data1 === "git") || (data1 === "flag")) || (data1 === "os")) || (data1 === "orch"))){
validate24.errors = [{instancePath:instancePath+"/source",schemaPath:"#/properties/source/enum",keyword:"enum",params:{allowedValues: schema9.properties.source.enum},message:"must be equal to one of the allowed values"}];
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

const func2 = Object.prototype.hasOwnProperty;

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.path === undefined) && (missing0 = "path")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((((((((((((((((((data.id === undefined) && (missing1 = "id")) || ((data.slug === undefined) && (missing1 = "slug"))) || ((data.title === undefined) && (missing1 = "title"))) || ((data.status === undefined) && (missing1 = "status"))) || ((data.path === undefined) && (missing1 = "path"))) || ((data.phase === undefined) && (missing1 = "phase"))) || ((data.risk === undefined) && (missing1 = "risk"))) || ((data.lines === undefined) && (missing1 = "lines"))) || ((data.created_at === undefined) && (missing1 = "created_at"))) || ((data.created_by === undefined) && (missing1 = "created_by"))) || ((data.scaffold === undefined) && (missing1 = "scaffold"))) || ((data.artifacts === undefined) && (missing1 = "artifacts"))) || ((data.approvals === undefined) && (missing1 = "approvals"))) || ((data.runs === undefined) && (missing1 = "runs"))) || ((data.specs === undefined) && (missing1 = "specs"))) || ((data.source === undefined) && (missing1 = "source"))) || ((data.history === undefined) && (missing1 = "history"))){
validate23.errors = [{instancePath,schemaPath:"#/then/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data.status !== undefined){
let data0 = data.status;
const _errs4 = errors;
if(!(((data0 === "planned") || (data0 === "in_progress")) || (data0 === "done"))){
validate23.errors = [{instancePath:instancePath+"/status",schemaPath:"#/then/properties/status/enum",keyword:"enum",params:{allowedValues: schema8.then.properties.status.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid1 = _errs4 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.risk !== undefined){
let data1 = data.risk;
const _errs5 = errors;
if(!(((data1 === "low") || (data1 === "medium")) || (data1 === "high"))){
validate23.errors = [{instancePath:instancePath+"/risk",schemaPath:"#/then/properties/risk/enum",keyword:"enum",params:{allowedValues: schema8.then.properties.risk.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid1 = _errs5 === errors;
}
else {
var valid1 = true;
}
}
}
}
var _valid0 = _errs3 === errors;
valid0 = _valid0;
}
if(!valid0){
const err1 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate23.errors = vErrors;
return false;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.id === undefined) && (missing2 = "id")){
validate23.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
if(data.id !== undefined){
let data2 = data.id;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data2 === "string"){
if(!pattern0.test(data2)){
validate23.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/pattern",keyword:"pattern",params:{pattern: "."},message:"must match pattern \""+"."+"\""}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.slug !== undefined){
const _errs8 = errors;
if(typeof data.slug !== "string"){
validate23.errors = [{instancePath:instancePath+"/slug",schemaPath:"#/properties/slug/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.title !== undefined){
const _errs10 = errors;
if(typeof data.title !== "string"){
validate23.errors = [{instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.path !== undefined){
let data5 = data.path;
const _errs12 = errors;
if(!((data5 === "full") || (data5 === "small"))){
validate23.errors = [{instancePath:instancePath+"/path",schemaPath:"#/properties/path/enum",keyword:"enum",params:{allowedValues: schema8.properties.path.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.phase !== undefined){
let data6 = data.phase;
const _errs13 = errors;
if(!(((((((data6 === "scaffold") || (data6 === "prd")) || (data6 === "list")) || (data6 === "spec")) || (data6 === "plan")) || (data6 === "page")) || (data6 === "implementation"))){
validate23.errors = [{instancePath:instancePath+"/phase",schemaPath:"#/properties/phase/enum",keyword:"enum",params:{allowedValues: schema8.properties.phase.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid2 = _errs13 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.lines !== undefined){
let data7 = data.lines;
const _errs14 = errors;
if((!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))) && (data7 !== null)){
validate23.errors = [{instancePath:instancePath+"/lines",schemaPath:"#/properties/lines/type",keyword:"type",params:{type: schema8.properties.lines.type},message:"must be integer,null"}];
return false;
}
if(errors === _errs14){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 0 || isNaN(data7)){
validate23.errors = [{instancePath:instancePath+"/lines",schemaPath:"#/properties/lines/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid2 = _errs14 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.created_at !== undefined){
let data8 = data.created_at;
const _errs16 = errors;
if(errors === _errs16){
if(typeof data8 === "string"){
if(!pattern1.test(data8)){
validate23.errors = [{instancePath:instancePath+"/created_at",schemaPath:"#/properties/created_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/created_at",schemaPath:"#/properties/created_at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs16 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.created_by !== undefined){
const _errs18 = errors;
if(!(validate24(data.created_by, {instancePath:instancePath+"/created_by",parentData:data,parentDataProperty:"created_by",rootData}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
var valid2 = _errs18 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.scaffold !== undefined){
let data10 = data.scaffold;
const _errs19 = errors;
if(errors === _errs19){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
let missing3;
if(((data10.at === undefined) && (missing3 = "at")) || ((data10.checks === undefined) && (missing3 = "checks"))){
validate23.errors = [{instancePath:instancePath+"/scaffold",schemaPath:"#/properties/scaffold/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
const _errs21 = errors;
for(const key0 in data10){
if(!((key0 === "at") || (key0 === "checks"))){
validate23.errors = [{instancePath:instancePath+"/scaffold",schemaPath:"#/properties/scaffold/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs21 === errors){
if(data10.at !== undefined){
let data11 = data10.at;
const _errs22 = errors;
if(errors === _errs22){
if(typeof data11 === "string"){
if(!pattern1.test(data11)){
validate23.errors = [{instancePath:instancePath+"/scaffold/at",schemaPath:"#/properties/scaffold/properties/at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/scaffold/at",schemaPath:"#/properties/scaffold/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid3 = _errs22 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data10.checks !== undefined){
let data12 = data10.checks;
const _errs24 = errors;
if(errors === _errs24){
if(Array.isArray(data12)){
var valid4 = true;
const len0 = data12.length;
for(let i0=0; i0<len0; i0++){
let data13 = data12[i0];
const _errs26 = errors;
if(errors === _errs26){
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
let missing4;
if((((data13.id === undefined) && (missing4 = "id")) || ((data13.ok === undefined) && (missing4 = "ok"))) || ((data13.detail === undefined) && (missing4 = "detail"))){
validate23.errors = [{instancePath:instancePath+"/scaffold/checks/" + i0,schemaPath:"#/properties/scaffold/properties/checks/items/required",keyword:"required",params:{missingProperty: missing4},message:"must have required property '"+missing4+"'"}];
return false;
}
else {
const _errs28 = errors;
for(const key1 in data13){
if(!(((key1 === "id") || (key1 === "ok")) || (key1 === "detail"))){
validate23.errors = [{instancePath:instancePath+"/scaffold/checks/" + i0,schemaPath:"#/properties/scaffold/properties/checks/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs28 === errors){
if(data13.id !== undefined){
const _errs29 = errors;
if(typeof data13.id !== "string"){
validate23.errors = [{instancePath:instancePath+"/scaffold/checks/" + i0+"/id",schemaPath:"#/properties/scaffold/properties/checks/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs29 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data13.ok !== undefined){
const _errs31 = errors;
if(typeof data13.ok !== "boolean"){
validate23.errors = [{instancePath:instancePath+"/scaffold/checks/" + i0+"/ok",schemaPath:"#/properties/scaffold/properties/checks/items/properties/ok/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid5 = _errs31 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data13.detail !== undefined){
const _errs33 = errors;
if(typeof data13.detail !== "string"){
validate23.errors = [{instancePath:instancePath+"/scaffold/checks/" + i0+"/detail",schemaPath:"#/properties/scaffold/properties/checks/items/properties/detail/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs33 === errors;
}
else {
var valid5 = true;
}
}
}
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/scaffold/checks/" + i0,schemaPath:"#/properties/scaffold/properties/checks/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid4 = _errs26 === errors;
if(!valid4){
break;
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/scaffold/checks",schemaPath:"#/properties/scaffold/properties/checks/type",keyword:"type",params:{type: "array"},message:"must be array"}];
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
}
else {
validate23.errors = [{instancePath:instancePath+"/scaffold",schemaPath:"#/properties/scaffold/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid2 = _errs19 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.artifacts !== undefined){
let data17 = data.artifacts;
const _errs35 = errors;
if(errors === _errs35){
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
const _errs37 = errors;
for(const key2 in data17){
if(!(((((key2 === "prd") || (key2 === "list")) || (key2 === "spec")) || (key2 === "plan")) || (key2 === "page"))){
validate23.errors = [{instancePath:instancePath+"/artifacts",schemaPath:"#/properties/artifacts/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs37 === errors){
if(data17.prd !== undefined){
const _errs38 = errors;
if(typeof data17.prd !== "string"){
validate23.errors = [{instancePath:instancePath+"/artifacts/prd",schemaPath:"#/properties/artifacts/properties/prd/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid6 = _errs38 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data17.list !== undefined){
const _errs40 = errors;
if(typeof data17.list !== "string"){
validate23.errors = [{instancePath:instancePath+"/artifacts/list",schemaPath:"#/properties/artifacts/properties/list/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid6 = _errs40 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data17.spec !== undefined){
const _errs42 = errors;
if(typeof data17.spec !== "string"){
validate23.errors = [{instancePath:instancePath+"/artifacts/spec",schemaPath:"#/properties/artifacts/properties/spec/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid6 = _errs42 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data17.plan !== undefined){
const _errs44 = errors;
if(typeof data17.plan !== "string"){
validate23.errors = [{instancePath:instancePath+"/artifacts/plan",schemaPath:"#/properties/artifacts/properties/plan/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid6 = _errs44 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data17.page !== undefined){
const _errs46 = errors;
if(typeof data17.page !== "string"){
validate23.errors = [{instancePath:instancePath+"/artifacts/page",schemaPath:"#/properties/artifacts/properties/page/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid6 = _errs46 === errors;
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
else {
validate23.errors = [{instancePath:instancePath+"/artifacts",schemaPath:"#/properties/artifacts/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid2 = _errs35 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.approvals !== undefined){
let data23 = data.approvals;
const _errs48 = errors;
if(errors === _errs48){
if(Array.isArray(data23)){
var valid7 = true;
const len1 = data23.length;
for(let i1=0; i1<len1; i1++){
let data24 = data23[i1];
const _errs50 = errors;
if(errors === _errs50){
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
let missing5;
if((((((((data24.phase === undefined) && (missing5 = "phase")) || ((data24.decision === undefined) && (missing5 = "decision"))) || ((data24.artifact === undefined) && (missing5 = "artifact"))) || ((data24.sha256 === undefined) && (missing5 = "sha256"))) || ((data24.actor === undefined) && (missing5 = "actor"))) || ((data24.reason === undefined) && (missing5 = "reason"))) || ((data24.at === undefined) && (missing5 = "at"))){
validate23.errors = [{instancePath:instancePath+"/approvals/" + i1,schemaPath:"#/properties/approvals/items/required",keyword:"required",params:{missingProperty: missing5},message:"must have required property '"+missing5+"'"}];
return false;
}
else {
const _errs52 = errors;
for(const key3 in data24){
if(!(((((((key3 === "phase") || (key3 === "decision")) || (key3 === "artifact")) || (key3 === "sha256")) || (key3 === "actor")) || (key3 === "reason")) || (key3 === "at"))){
validate23.errors = [{instancePath:instancePath+"/approvals/" + i1,schemaPath:"#/properties/approvals/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs52 === errors){
if(data24.phase !== undefined){
let data25 = data24.phase;
const _errs53 = errors;
if(!(((((data25 === "prd") || (data25 === "list")) || (data25 === "spec")) || (data25 === "plan")) || (data25 === "page"))){
validate23.errors = [{instancePath:instancePath+"/approvals/" + i1+"/phase",schemaPath:"#/properties/approvals/items/properties/phase/enum",keyword:"enum",params:{allowedValues: schema8.properties.approvals.items.properties.phase.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid8 = _errs53 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data24.decision !== undefined){
let data26 = data24.decision;
const _errs54 = errors;
if(!((data26 === "approved") || (data26 === "not_needed"))){
validate23.errors = [{instancePath:instancePath+"/approvals/" + i1+"/decision",schemaPath:"#/properties/approvals/items/properties/decision/enum",keyword:"enum",params:{allowedValues: schema8.properties.approvals.items.properties.decision.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid8 = _errs54 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data24.artifact !== undefined){
let data27 = data24.artifact;
const _errs55 = errors;
if((typeof data27 !== "string") && (data27 !== null)){
validate23.errors = [{instancePath:instancePath+"/approvals/" + i1+"/artifact",schemaPath:"#/properties/approvals/items/properties/artifact/type",keyword:"type",params:{type: schema8.properties.approvals.items.properties.artifact.type},message:"must be string,null"}];
return false;
}
var valid8 = _errs55 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data24.sha256 !== undefined){
let data28 = data24.sha256;
const _errs57 = errors;
if((typeof data28 !== "string") && (data28 !== null)){
validate23.errors = [{instancePath:instancePath+"/approvals/" + i1+"/sha256",schemaPath:"#/properties/approvals/items/properties/sha256/type",keyword:"type",params:{type: schema8.properties.approvals.items.properties.sha256.type},message:"must be string,null"}];
return false;
}
if(errors === _errs57){
if(typeof data28 === "string"){
if(!pattern3.test(data28)){
validate23.errors = [{instancePath:instancePath+"/approvals/" + i1+"/sha256",schemaPath:"#/properties/approvals/items/properties/sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""}];
return false;
}
}
}
var valid8 = _errs57 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data24.actor !== undefined){
const _errs59 = errors;
if(!(validate24(data24.actor, {instancePath:instancePath+"/approvals/" + i1+"/actor",parentData:data24,parentDataProperty:"actor",rootData}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
var valid8 = _errs59 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data24.reason !== undefined){
const _errs60 = errors;
if(typeof data24.reason !== "string"){
validate23.errors = [{instancePath:instancePath+"/approvals/" + i1+"/reason",schemaPath:"#/properties/approvals/items/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid8 = _errs60 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data24.at !== undefined){
let data31 = data24.at;
const _errs62 = errors;
if(errors === _errs62){
if(typeof data31 === "string"){
if(!pattern1.test(data31)){
validate23.errors = [{instancePath:instancePath+"/approvals/" + i1+"/at",schemaPath:"#/properties/approvals/items/properties/at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/approvals/" + i1+"/at",schemaPath:"#/properties/approvals/items/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid8 = _errs62 === errors;
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
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/approvals/" + i1,schemaPath:"#/properties/approvals/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid7 = _errs50 === errors;
if(!valid7){
break;
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/approvals",schemaPath:"#/properties/approvals/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid2 = _errs48 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.runs !== undefined){
let data32 = data.runs;
const _errs64 = errors;
if(errors === _errs64){
if(Array.isArray(data32)){
var valid9 = true;
const len2 = data32.length;
for(let i2=0; i2<len2; i2++){
let data33 = data32[i2];
const _errs66 = errors;
if(errors === _errs66){
if(data33 && typeof data33 == "object" && !Array.isArray(data33)){
let missing6;
if(((((((((((data33.run_id === undefined) && (missing6 = "run_id")) || ((data33.pipeline === undefined) && (missing6 = "pipeline"))) || ((data33.implementation === undefined) && (missing6 = "implementation"))) || ((data33.status === undefined) && (missing6 = "status"))) || ((data33.started_at === undefined) && (missing6 = "started_at"))) || ((data33.completed_at === undefined) && (missing6 = "completed_at"))) || ((data33.manifest === undefined) && (missing6 = "manifest"))) || ((data33.journal_sha256 === undefined) && (missing6 = "journal_sha256"))) || ((data33.succeeded_stages === undefined) && (missing6 = "succeeded_stages"))) || ((data33.changed_lines === undefined) && (missing6 = "changed_lines"))){
validate23.errors = [{instancePath:instancePath+"/runs/" + i2,schemaPath:"#/properties/runs/items/required",keyword:"required",params:{missingProperty: missing6},message:"must have required property '"+missing6+"'"}];
return false;
}
else {
const _errs68 = errors;
for(const key4 in data33){
if(!(func2.call(schema8.properties.runs.items.properties, key4))){
validate23.errors = [{instancePath:instancePath+"/runs/" + i2,schemaPath:"#/properties/runs/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs68 === errors){
if(data33.run_id !== undefined){
const _errs69 = errors;
if(typeof data33.run_id !== "string"){
validate23.errors = [{instancePath:instancePath+"/runs/" + i2+"/run_id",schemaPath:"#/properties/runs/items/properties/run_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid10 = _errs69 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data33.pipeline !== undefined){
const _errs71 = errors;
if(typeof data33.pipeline !== "string"){
validate23.errors = [{instancePath:instancePath+"/runs/" + i2+"/pipeline",schemaPath:"#/properties/runs/items/properties/pipeline/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid10 = _errs71 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data33.implementation !== undefined){
const _errs73 = errors;
if(typeof data33.implementation !== "boolean"){
validate23.errors = [{instancePath:instancePath+"/runs/" + i2+"/implementation",schemaPath:"#/properties/runs/items/properties/implementation/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid10 = _errs73 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data33.status !== undefined){
let data37 = data33.status;
const _errs75 = errors;
if(!(((data37 === "succeeded") || (data37 === "failed")) || (data37 === "cancelled"))){
validate23.errors = [{instancePath:instancePath+"/runs/" + i2+"/status",schemaPath:"#/properties/runs/items/properties/status/enum",keyword:"enum",params:{allowedValues: schema8.properties.runs.items.properties.status.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid10 = _errs75 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data33.started_at !== undefined){
let data38 = data33.started_at;
const _errs76 = errors;
if(errors === _errs76){
if(typeof data38 === "string"){
if(!pattern1.test(data38)){
validate23.errors = [{instancePath:instancePath+"/runs/" + i2+"/started_at",schemaPath:"#/properties/runs/items/properties/started_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/runs/" + i2+"/started_at",schemaPath:"#/properties/runs/items/properties/started_at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid10 = _errs76 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data33.completed_at !== undefined){
let data39 = data33.completed_at;
const _errs78 = errors;
if(errors === _errs78){
if(typeof data39 === "string"){
if(!pattern1.test(data39)){
validate23.errors = [{instancePath:instancePath+"/runs/" + i2+"/completed_at",schemaPath:"#/properties/runs/items/properties/completed_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/runs/" + i2+"/completed_at",schemaPath:"#/properties/runs/items/properties/completed_at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid10 = _errs78 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data33.manifest !== undefined){
const _errs80 = errors;
if(typeof data33.manifest !== "string"){
validate23.errors = [{instancePath:instancePath+"/runs/" + i2+"/manifest",schemaPath:"#/properties/runs/items/properties/manifest/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid10 = _errs80 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data33.journal_sha256 !== undefined){
let data41 = data33.journal_sha256;
const _errs82 = errors;
if(errors === _errs82){
if(typeof data41 === "string"){
if(!pattern3.test(data41)){
validate23.errors = [{instancePath:instancePath+"/runs/" + i2+"/journal_sha256",schemaPath:"#/properties/runs/items/properties/journal_sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/runs/" + i2+"/journal_sha256",schemaPath:"#/properties/runs/items/properties/journal_sha256/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid10 = _errs82 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data33.succeeded_stages !== undefined){
let data42 = data33.succeeded_stages;
const _errs84 = errors;
if(errors === _errs84){
if(Array.isArray(data42)){
var valid11 = true;
const len3 = data42.length;
for(let i3=0; i3<len3; i3++){
const _errs86 = errors;
if(typeof data42[i3] !== "string"){
validate23.errors = [{instancePath:instancePath+"/runs/" + i2+"/succeeded_stages/" + i3,schemaPath:"#/properties/runs/items/properties/succeeded_stages/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid11 = _errs86 === errors;
if(!valid11){
break;
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/runs/" + i2+"/succeeded_stages",schemaPath:"#/properties/runs/items/properties/succeeded_stages/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid10 = _errs84 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data33.changed_lines !== undefined){
let data44 = data33.changed_lines;
const _errs88 = errors;
if(!(((typeof data44 == "number") && (!(data44 % 1) && !isNaN(data44))) && (isFinite(data44)))){
validate23.errors = [{instancePath:instancePath+"/runs/" + i2+"/changed_lines",schemaPath:"#/properties/runs/items/properties/changed_lines/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs88){
if((typeof data44 == "number") && (isFinite(data44))){
if(data44 < 0 || isNaN(data44)){
validate23.errors = [{instancePath:instancePath+"/runs/" + i2+"/changed_lines",schemaPath:"#/properties/runs/items/properties/changed_lines/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid10 = _errs88 === errors;
}
else {
var valid10 = true;
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
validate23.errors = [{instancePath:instancePath+"/runs/" + i2,schemaPath:"#/properties/runs/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid9 = _errs66 === errors;
if(!valid9){
break;
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/runs",schemaPath:"#/properties/runs/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid2 = _errs64 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.specs !== undefined){
let data45 = data.specs;
const _errs90 = errors;
if(errors === _errs90){
if(Array.isArray(data45)){
var valid12 = true;
const len4 = data45.length;
for(let i4=0; i4<len4; i4++){
const _errs92 = errors;
if(typeof data45[i4] !== "string"){
validate23.errors = [{instancePath:instancePath+"/specs/" + i4,schemaPath:"#/properties/specs/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid12 = _errs92 === errors;
if(!valid12){
break;
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/specs",schemaPath:"#/properties/specs/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid2 = _errs90 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.source !== undefined){
let data47 = data.source;
const _errs94 = errors;
if((!(data47 && typeof data47 == "object" && !Array.isArray(data47))) && (data47 !== null)){
validate23.errors = [{instancePath:instancePath+"/source",schemaPath:"#/properties/source/type",keyword:"type",params:{type: schema8.properties.source.type},message:"must be object,null"}];
return false;
}
if(errors === _errs94){
if(data47 && typeof data47 == "object" && !Array.isArray(data47)){
let missing7;
if(((data47.kind === undefined) && (missing7 = "kind")) || ((data47.path === undefined) && (missing7 = "path"))){
validate23.errors = [{instancePath:instancePath+"/source",schemaPath:"#/properties/source/required",keyword:"required",params:{missingProperty: missing7},message:"must have required property '"+missing7+"'"}];
return false;
}
else {
const _errs96 = errors;
for(const key5 in data47){
if(!((key5 === "kind") || (key5 === "path"))){
validate23.errors = [{instancePath:instancePath+"/source",schemaPath:"#/properties/source/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs96 === errors){
if(data47.kind !== undefined){
let data48 = data47.kind;
const _errs97 = errors;
if(!((data48 === "spec-kit") || (data48 === "openspec"))){
validate23.errors = [{instancePath:instancePath+"/source/kind",schemaPath:"#/properties/source/properties/kind/enum",keyword:"enum",params:{allowedValues: schema8.properties.source.properties.kind.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid13 = _errs97 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data47.path !== undefined){
const _errs98 = errors;
if(typeof data47.path !== "string"){
validate23.errors = [{instancePath:instancePath+"/source/path",schemaPath:"#/properties/source/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid13 = _errs98 === errors;
}
else {
var valid13 = true;
}
}
}
}
}
}
var valid2 = _errs94 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.history !== undefined){
let data50 = data.history;
const _errs100 = errors;
if(errors === _errs100){
if(Array.isArray(data50)){
var valid14 = true;
const len5 = data50.length;
for(let i5=0; i5<len5; i5++){
let data51 = data50[i5];
const _errs102 = errors;
if(errors === _errs102){
if(data51 && typeof data51 == "object" && !Array.isArray(data51)){
let missing8;
if(((((data51.status === undefined) && (missing8 = "status")) || ((data51.actor === undefined) && (missing8 = "actor"))) || ((data51.reason === undefined) && (missing8 = "reason"))) || ((data51.at === undefined) && (missing8 = "at"))){
validate23.errors = [{instancePath:instancePath+"/history/" + i5,schemaPath:"#/properties/history/items/required",keyword:"required",params:{missingProperty: missing8},message:"must have required property '"+missing8+"'"}];
return false;
}
else {
const _errs104 = errors;
for(const key6 in data51){
if(!((((key6 === "status") || (key6 === "actor")) || (key6 === "reason")) || (key6 === "at"))){
validate23.errors = [{instancePath:instancePath+"/history/" + i5,schemaPath:"#/properties/history/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs104 === errors){
if(data51.status !== undefined){
let data52 = data51.status;
const _errs105 = errors;
if(!(((data52 === "planned") || (data52 === "in_progress")) || (data52 === "done"))){
validate23.errors = [{instancePath:instancePath+"/history/" + i5+"/status",schemaPath:"#/properties/history/items/properties/status/enum",keyword:"enum",params:{allowedValues: schema8.properties.history.items.properties.status.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid15 = _errs105 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data51.actor !== undefined){
const _errs106 = errors;
if(!(validate24(data51.actor, {instancePath:instancePath+"/history/" + i5+"/actor",parentData:data51,parentDataProperty:"actor",rootData}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
var valid15 = _errs106 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data51.reason !== undefined){
const _errs107 = errors;
if(typeof data51.reason !== "string"){
validate23.errors = [{instancePath:instancePath+"/history/" + i5+"/reason",schemaPath:"#/properties/history/items/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid15 = _errs107 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data51.at !== undefined){
let data55 = data51.at;
const _errs109 = errors;
if(errors === _errs109){
if(typeof data55 === "string"){
if(!pattern1.test(data55)){
validate23.errors = [{instancePath:instancePath+"/history/" + i5+"/at",schemaPath:"#/properties/history/items/properties/at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\""}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/history/" + i5+"/at",schemaPath:"#/properties/history/items/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid15 = _errs109 === errors;
}
else {
var valid15 = true;
}
}
}
}
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/history/" + i5,schemaPath:"#/properties/history/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid14 = _errs102 === errors;
if(!valid14){
break;
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/history",schemaPath:"#/properties/history/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid2 = _errs100 === errors;
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


function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(Array.isArray(data)){
var valid0 = true;
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
const _errs1 = errors;
if(!(validate23(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
var valid0 = _errs1 === errors;
if(!valid0){
break;
}
}
}
else {
validate22.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
validate22.errors = vErrors;
return errors === 0;
}


function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="urn:orch:schema:v1:tasks-index" */;
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = true;
const _errs1 = errors;
if(!(Array.isArray(data))){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs1 === errors;
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs3 = errors;
if(!(validate22(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var _valid0 = _errs3 === errors;
valid0 = _valid0;
ifClause0 = "then";
}
else {
const _errs4 = errors;
if(errors === _errs4){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.tasks === undefined) && (missing0 = "tasks")){
validate21.errors = [{instancePath,schemaPath:"#/else/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.v !== undefined){
const _errs6 = errors;
if(1 !== data.v){
validate21.errors = [{instancePath:instancePath+"/v",schemaPath:"#/else/properties/v/const",keyword:"const",params:{allowedValue: 1},message:"must be equal to constant"}];
return false;
}
var valid1 = _errs6 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.tasks !== undefined){
const _errs7 = errors;
if(!(validate22(data.tasks, {instancePath:instancePath+"/tasks",parentData:data,parentDataProperty:"tasks",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
}
}
}
else {
validate21.errors = [{instancePath,schemaPath:"#/else/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
ifClause0 = "else";
}
if(!valid0){
const err1 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: ifClause0},message:"must match \""+ifClause0+"\" schema"};
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
validate21.errors = vErrors;
return errors === 0;
}
