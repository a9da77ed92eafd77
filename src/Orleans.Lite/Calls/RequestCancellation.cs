namespace Orleans.Lite;

/// <summary>
/// The callee's own token. The caller's token cancels the caller's wait at once; the callee's is cancelled in a turn of
/// the callee, so that code which the grain has registered on it runs like all of the grain's code.
/// </summary>
internal sealed class RequestCancellation(Request request, CancellationToken caller) : CancellationTokenSource
{
    private CancellationTokenRegistration registration;

    public CancellationToken Caller => caller;

    public void Listen()
    {
        registration = caller.UnsafeRegister(static self => ((RequestCancellation)self!).CallerCancelled(), this);
        if (request.IsAnswered) registration.Unregister();
    }

    public void StopListening() => registration.Unregister();

    private void CallerCancelled() => request.Abandon(new OperationCanceledException(caller));
}
