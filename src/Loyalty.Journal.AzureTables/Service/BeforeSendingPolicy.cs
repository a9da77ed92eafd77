using System.Diagnostics.Metrics;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Loyalty.Journal.AzureTables.Service;

/// <summary>The last word before a request goes out: a caller's own check, and the count of what the service is asked.</summary>
internal sealed class BeforeSendingPolicy : HttpPipelineSynchronousPolicy
{
    private const string Check = "loyalty-check";
    private static readonly Meter Meter = new("Loyalty.Journal.AzureTables");
    private static readonly Counter<long> Requests = Meter.CreateCounter<long>(
        "loyalty.azure_tables.requests", description: "Requests to the Table service, attempts counted each.");

    private long sent;

    /// <summary>Requests so far.</summary>
    public long Sent => Interlocked.Read(ref sent);

    public static void Add(HttpMessage message, Action check) => message.SetProperty(Check, check);

    public override void OnSendingRequest(HttpMessage message)
    {
        if (message.TryGetProperty(Check, out var check))
            ((Action)check!)();
        Interlocked.Increment(ref sent);
        Requests.Add(1, new KeyValuePair<string, object?>("method", message.Request.Method.Method));
    }
}
