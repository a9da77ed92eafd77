using Orleans.Runtime;

namespace Orleans.Lite;

/// <summary>Takes a call through the filters of who sends it.</summary>
internal sealed class OutgoingCall(Request request, Silo silo, Func<Request, Task<object?>> send)
    : GrainCall(request), IOutgoingGrainCallContext
{
    private int next;

    public override object Grain => Call.Target!;

    public IGrainContext? SourceContext => Call.Source;

    public override async Task Invoke()
    {
        var step = next++;
        if (step < silo.OutgoingFilters.Length) await silo.OutgoingFilters[step].Invoke(this);
        else Result = await send(Call);
    }
}
