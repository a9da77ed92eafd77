using System.Buffers;
using System.Buffers.Text;
using System.IO.Pipelines;
using System.Text.Json;
using Loyalty.Api.Json;
using Loyalty.Contracts.Members;

namespace Loyalty.Api.Live;

/// <summary>Writes server-sent events.</summary>
internal sealed class EventWriter(PipeWriter body)
{
    public const string ContentType = "text/event-stream";

    public static EventWriter Start(HttpResponse response)
    {
        response.ContentType = ContentType;
        response.Headers.CacheControl = "no-cache, no-transform";
        response.Headers["X-Accel-Buffering"] = "no";
        return new EventWriter(response.BodyWriter);
    }

    /// <summary>The state of a member, numbered by its version. The JSON has no line break, so it is one data line.</summary>
    public async Task Member(MemberView member, CancellationToken cancellation)
    {
        Number(member.Version);
        body.Write(JsonSerializer.SerializeToUtf8Bytes(member, ApiJson.Default.MemberView));
        body.Write("\n\n"u8);
        await body.FlushAsync(cancellation);
    }

    /// <summary>A comment, so that everyone between here and the reader sees that the stream lives.</summary>
    public async Task Heartbeat(CancellationToken cancellation)
    {
        body.Write(":\n\n"u8);
        await body.FlushAsync(cancellation);
    }

    private void Number(long version)
    {
        Span<byte> digits = stackalloc byte[20];
        Utf8Formatter.TryFormat(version, digits, out var length);
        body.Write("event: member\nid: "u8);
        body.Write(digits[..length]);
        body.Write("\ndata: "u8);
    }
}
