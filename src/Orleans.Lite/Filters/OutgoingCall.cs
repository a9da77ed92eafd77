using Orleans.Runtime;

namespace Orleans.Lite;

/// <summary>Takes a call through the filters of who sends it.</summary>
internal sealed class OutgoingCall(Request request, Silo silo, Func<Request, Task<object?>> send)
    : GrainCall(request), IOutgoingGrainCallContext
{
    private int next;
    private bool isSent;

    public override object Grain => Call.Target!;

    public IGrainContext? SourceContext => Call.Source;

    /// <summary>A filter may go on more than once: each time the call is sent anew.</summary>
    public override async Task Invoke()
    {
        var step = next++;
        try
        {
            if (step < silo.OutgoingFilters.Length) await silo.OutgoingFilters[step].Invoke(this);
            else Result = await send(Next());
        }
        finally
        {
            next = step;
        }
    }

    private Request Next()
    {
        if (isSent) return Call.Again();
        isSent = true;
        return Call;
    }
}
