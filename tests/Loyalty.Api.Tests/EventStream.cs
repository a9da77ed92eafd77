using System.Net.ServerSentEvents;
using System.Text.Json;

namespace Loyalty.Api.Tests;

/// <summary>An open stream of server-sent events, read one by one.</summary>
public sealed class EventStream : IDisposable
{
    private readonly CancellationTokenSource end = new(TimeSpan.FromSeconds(60));
    private readonly HttpResponseMessage answer;
    private readonly IAsyncEnumerator<SseItem<string>> events;

    private EventStream(HttpResponseMessage answer, Stream body)
    {
        this.answer = answer;
        events = SseParser.Create(body).EnumerateAsync(end.Token).GetAsyncEnumerator(end.Token);
    }

    public static async Task<EventStream> Open(HttpClient client, string path, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (lastEventId is not null)
            request.Headers.Add("Last-Event-ID", lastEventId);
        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode().Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        return new EventStream(answer, await answer.Content.ReadAsStreamAsync());
    }

    public async Task<(string Id, JsonElement Member)> Next()
    {
        (await events.MoveNextAsync()).ShouldBeTrue("the stream has ended");
        events.Current.EventType.ShouldBe("member");
        return (events.Current.EventId!, JsonDocument.Parse(events.Current.Data).RootElement);
    }

    public void Dispose()
    {
        end.Cancel();
        answer.Dispose();
        end.Dispose();
    }
}
