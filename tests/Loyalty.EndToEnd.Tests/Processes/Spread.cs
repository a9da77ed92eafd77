namespace Loyalty.EndToEnd.Tests.Processes;

/// <summary>Sends each call to the next of several addresses, as a balancer before them does.</summary>
internal sealed class Spread(IReadOnlyList<Uri> addresses, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private int calls;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = addresses[Interlocked.Increment(ref calls) % addresses.Count];
        request.RequestUri = new Uri(address, request.RequestUri!.PathAndQuery);
        return base.SendAsync(request, cancellationToken);
    }
}
