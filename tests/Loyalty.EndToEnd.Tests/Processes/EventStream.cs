using System.Globalization;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace Loyalty.EndToEnd.Tests.Processes;

/// <summary>An open stream of server-sent events. Versions on it only go up.</summary>
internal sealed class EventStream : IDisposable
{
    private readonly CancellationTokenSource end = new(TimeSpan.FromSeconds(60));
    private readonly HttpResponseMessage answer;
    private readonly IAsyncEnumerator<SseItem<string>> events;
    private long version = -1;

    private EventStream(HttpResponseMessage answer, Stream body)
    {
        this.answer = answer;
        events = SseParser.Create(body).EnumerateAsync(end.Token).GetAsyncEnumerator(end.Token);
    }

    public static async Task<EventStream> Open(HttpClient client, string path, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        return new EventStream(answer, await answer.Content.ReadAsStreamAsync());
    }

    /// <summary>The version of the state that was seen last.</summary>
    public long Version => version;

    public async Task<(string Id, JsonElement Member)> Next()
    {
        (await events.MoveNextAsync()).ShouldBeTrue("the stream has ended");
        events.Current.EventType.ShouldBe("member");
        var id = events.Current.EventId!;
        var next = long.Parse(id, CultureInfo.InvariantCulture);
        next.ShouldBeGreaterThan(version);
        version = next;
        var member = JsonDocument.Parse(events.Current.Data).RootElement;
        member.GetProperty("version").GetInt64().ShouldBe(version);
        return (id, member);
    }

    /// <summary>The first state from here on that a condition holds for.</summary>
    public async Task<JsonElement> Until(Func<JsonElement, bool> holds)
    {
        while (true)
        {
            var (_, member) = await Next();
            if (holds(member))
            {
                return member;
            }
        }
    }

    public void Dispose()
    {
        end.Cancel();
        answer.Dispose();
        end.Dispose();
    }
}
