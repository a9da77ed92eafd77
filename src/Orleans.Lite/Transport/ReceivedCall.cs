namespace Orleans.Lite.Transport;

/// <summary>A call from another process, whose caller may give up.</summary>
internal sealed class ReceivedCall
{
    private readonly Request request;
    private readonly CancellationTokenSource? source;

    public ReceivedCall(Request request, WireMethod method)
    {
        this.request = request;
        if (method.Token is not { } token) return;
        source = new CancellationTokenSource();
        request.SetArgument(token, source.Token);
    }

    public void Cancel()
    {
        if (source is not null) source.Cancel();
        else request.RespondFailed(new OperationCanceledException("The caller has given up."));
    }
}
