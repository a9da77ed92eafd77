using Orleans.CodeGeneration;
using Orleans.Runtime;

namespace Orleans.Lite;

/// <summary>A tick as a request, so that it takes its turn.</summary>
internal sealed class TimerTick(GrainTimer timer) : VoidRequest
{
    private static readonly RequestMethod Tick = new(
        typeof(IGrainTimer), "Tick", "Tick", InvokeMethodOptions.OneWay, null, static () => throw new NotSupportedException());

    public override RequestMethod Method => Tick;

    internal override bool IsOfApplication => false;

    internal override bool KeepsAlive => timer.KeepsAlive;

    public void Interleave() => timer.Interleave(this);

    protected override ValueTask Invoke(object target) => new(timer.Tick());
}
