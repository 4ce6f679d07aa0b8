import type { Plan, PlannedStage } from '../plan/plan.ts';
import type { Builder, BuilderReapRequest, BuildRequest } from '../ports/roles.ts';
import type { StageOutcome } from '../run/run-command.ts';

/** Sends each stage to the builder of its kind. */
export class KindBuilder implements Builder {
  readonly #commands: Builder;
  readonly #agents: Builder;

  /**
   * @param commands for command stages, subpipelines and manual stages
   * @param agents for agent stages
   */
  constructor(commands: Builder, agents: Builder) {
    this.#commands = commands;
    this.#agents = agents;
  }

  async check(plan: Plan): Promise<void> {
    const isAgent = ({ definition }: PlannedStage): boolean => definition.kind === 'agent';
    await this.#commands.check({ ...plan, stages: plan.stages.filter((each) => !isAgent(each)) });
    await this.#agents.check({ ...plan, stages: plan.stages.filter(isAgent) });
  }

  build(request: BuildRequest): Promise<StageOutcome> {
    return this.#of(request.stage).build(request);
  }

  reap(request: BuilderReapRequest): Promise<{ readonly notes: readonly string[] }> {
    return this.#of(request.stage).reap(request);
  }

  #of({ definition }: PlannedStage): Builder {
    switch (definition.kind) {
      case 'agent':
        return this.#agents;
      case 'command':
      case 'subpipeline':
      case 'manual':
        return this.#commands;
    }
  }
}
