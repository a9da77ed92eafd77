using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using Loyalty.Grains.Webhooks;

namespace Loyalty.Silo.Webhooks;

/// <summary>Sends messages over HTTP. Of an answer only the status counts; its body is not read.</summary>
internal sealed class WebhookSender : IWebhookSender, IDisposable
{
    private static readonly MediaTypeHeaderValue CloudEvent = new("application/cloudevents+json", "utf-8");
    private readonly bool anyAddress;
    private readonly TimeProvider time;
    private readonly HttpClient client;

    public WebhookSender(SiloOptions options, TimeProvider time)
    {
        (anyAddress, this.time) = (options.WebhookTargets == Targets.Any, time);
        client = new HttpClient(WebhookConnections.Handler(anyAddress)) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Loyalty-Webhooks/1");
    }

    /// <summary>How long an attempt may take, from the first look for the address to the answer's last header.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    public string? FaultOf(Uri url)
    {
        if (anyAddress)
        {
            return null;
        }

        if (url.Scheme != Uri.UriSchemeHttps)
        {
            return "give an https address: messages tell about members";
        }

        var isPrivate = IPAddress.TryParse(url.IdnHost.Trim('[', ']'), out var address)
            ? !PublicAddresses.Contain(address)
            : !url.IdnHost.Contains('.', StringComparison.Ordinal) || url.IdnHost.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
        return isPrivate ? "give an address of the public internet; others must be allowed by the setting Loyalty:WebhookTargets" : null;
    }

    public async Task<string?> Send(WebhookMessage message, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            using var request = Request(message);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return answer.IsSuccessStatusCode ? null : $"status-{(int)answer.StatusCode}";
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return "timeout";
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or SocketException or UriFormatException)
        {
            return Reason(failure);
        }
    }

    public void Dispose() => client.Dispose();

    private static HttpRequestMessage Request(WebhookMessage message)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, message.Url) { Content = new ReadOnlyMemoryContent(message.Body) };
        request.Content.Headers.ContentType = CloudEvent;
        request.Headers.Add("webhook-id", message.Id);
        request.Headers.Add("webhook-timestamp", $"{message.UnixSeconds}");
        request.Headers.Add("webhook-signature", message.Signature);
        return request;
    }

    /// <summary>A word of ours: what a failure says may name what is not to be named.</summary>
    private static string Reason(Exception? failure) => failure switch
    {
        null => "unreachable",
        AddressRefusedException => "address-refused",
        AuthenticationException => "certificate",
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "name-unknown",
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => "name-unknown",
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.ResponseEnded } => "bad-answer",
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => "answer-too-long",
        _ => Reason(failure.InnerException),
    };
}
