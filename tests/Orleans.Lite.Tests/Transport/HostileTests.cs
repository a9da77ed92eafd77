using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Orleans.Lite.Transport;

namespace Orleans.Lite.Tests.Transport;

/// <summary>Whatever comes to the port: the silo goes on to serve the others.</summary>
public sealed class HostileTests
{
    [Fact]
    public async Task Noise_and_other_protocols_are_turned_away()
    {
        await using var processes = await TwoProcesses.Start(options => options.Secret = "ours");
        var noise = new byte[100_000];
        new Random(7).NextBytes(noise);
        byte[][] openings =
        [
            noise, [], [0], "GET / HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray(), "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray(),
            [.. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8, .. noise], [0x16, 3, 1, 0xFF, 0xFF, .. noise],
        ];
        foreach (var opening in openings)
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(processes.SiloAddress.Endpoint);
            try
            {
                await socket.SendAsync(opening);
            }
            catch (SocketException)
            {
                // turned away already
            }
        }

        (await processes.Grain.Echo("still")).ShouldBe("still");
    }

    [Theory]
    [InlineData("/", "ours", HttpStatusCode.NotFound)]
    [InlineData("/cluster/2", "ours", HttpStatusCode.NotFound)]
    [InlineData(Greeting.Path, "theirs", HttpStatusCode.Unauthorized)]
    public async Task Other_paths_and_secrets_get_nothing(string path, string secret, HttpStatusCode expected)
    {
        await using var processes = await TwoProcesses.Start(options => options.Secret = "ours");
        await using var stream = new DuplexStream(new SocketsHttpHandler());
        using var response = await stream.Open(Request(processes, path, secret), CancellationToken.None);
        response.StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task Broken_frames_end_their_own_stream_alone()
    {
        await using var processes = await TwoProcesses.Start();
        byte[][] broken =
        [
            [0xFF, 0xFF, 0xFF, 0x7F, 1, 0, 0, 0, 0, 0, 0, 0, 0],
            [0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0],
            [0xFF, 0xFF, 0xFF, 0xFF, 1, 0, 0, 0, 0, 0, 0, 0, 0],
            Call("not json"), Call("[]"), Call("{}"), Call("""{"m":1}"""), Call("""{"m":"x","t":"no slash"}"""), Call("""{"m":"x","""),
        ];
        foreach (var bytes in broken)
        {
            await using var stranger = await Connect(processes);
            await stranger.Output.WriteAsync(bytes);
            await stranger.Output.FlushAsync();
            await Should.ThrowAsync<Exception>(() => stranger.Input.ReadExactlyAsync(new byte[1]).AsTask().WaitAsync(TimeSpan.FromSeconds(15)));
        }

        (await processes.Grain.Echo("still")).ShouldBe("still");
        processes.Log.ShouldContain(line => line.Contains("is cut off"));
    }

    [Theory]
    [InlineData("""{"m":"no.Such(method)","t":"wire/a","l":1000}""", "has no method")]
    [InlineData("""{"m":"tests.wire.Echo(string)","t":"nosuch/a","l":1000,"a":["x"]}""", "nosuch")]
    [InlineData("""{"m":"tests.wire.Echo(string)","t":"sys.client/x","l":1000,"a":["x"]}""", "")]
    [InlineData("""{"m":"tests.wire.Echo(string)","t":"wire/a","l":1000,"a":[{"deep":[]}]}""", "JSON")]
    [InlineData("""{"m":"tests.wire.Echo(string)","t":"wire/a","l":1000,"a":["x""", "")]
    [InlineData("""{"m":"tests.wire.Echo(string)","t":"wire/a","l":1000,"a":7}""", "StartArray")]
    [InlineData("""{"m":"tests.wire.Watch(Orleans.Lite.Tests.Transport.IWireObserver)","t":"wire/a","l":1000,"a":["odd"]}""", "type/key")]
    public async Task A_call_that_makes_no_sense_fails_alone(string body, string words)
    {
        await using var processes = await TwoProcesses.Start();
        await using var stranger = await Connect(processes);
        byte[] unknownKind = [9, 0, 0, 0, 200, 0, 0, 0, 0, 0, 0, 0, 0];
        byte[] cancelled = [9, 0, 0, 0, 2, 77, 0, 0, 0, 0, 0, 0, 0];
        await stranger.Output.WriteAsync((byte[])[.. unknownKind, .. cancelled, .. Call(body)]);
        await stranger.Output.FlushAsync();
        var (kind, answer) = await Answer(stranger);
        kind.ShouldBe(FrameKind.Fault);
        answer.ShouldContain(words);
        await stranger.Output.WriteAsync(Call(
            """{"z":[{}],"m":"tests.wire.Echo(string)","t":"wire/a","v":7,"l":10000,"a":["fine","and one more"],"y":1}"""));
        await stranger.Output.FlushAsync();
        (await Answer(stranger)).ShouldBe((FrameKind.Result, "\"fine\""));
    }

    [Fact]
    public async Task A_caller_of_an_older_build_need_not_send_all_arguments()
    {
        await using var processes = await TwoProcesses.Start();
        await using var stranger = await Connect(processes);
        var method = $"tests.wire.{nameof(IWireGrain.Add)}(int,int,System.Threading.CancellationToken)";
        await stranger.Output.WriteAsync(Call($$"""{"m":"{{method}}","t":"wire/a","v":7,"l":10000,"a":[4]}"""));
        await stranger.Output.FlushAsync();
        (await Answer(stranger)).ShouldBe((FrameKind.Result, "4"));
    }

    private static async Task<DuplexStream> Connect(TwoProcesses processes)
    {
        var stream = new DuplexStream(new SocketsHttpHandler());
        using var request = Request(processes, Greeting.Path, "none");
        (await stream.Open(request, CancellationToken.None)).StatusCode.ShouldBe(HttpStatusCode.OK);
        return stream;
    }

    private static HttpRequestMessage Request(TwoProcesses processes, string path, string secret)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"http://{processes.SiloAddress.Endpoint}{path}")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Headers.Add("authorization", $"Bearer {ClusterSecret.Encode(secret)}");
        request.Headers.Add(Greeting.ClusterHeader, "default");
        request.Headers.Add(Greeting.ToHeader, processes.SiloAddress.ToParsableString());
        return request;
    }

    private static byte[] Call(string body)
    {
        var frame = new ArrayBufferWriter<byte>();
        Frame.Write(frame, FrameKind.Call, 5, Encoding.UTF8.GetBytes(body));
        return frame.WrittenSpan.ToArray();
    }

    private static async Task<(FrameKind Kind, string Body)> Answer(DuplexStream stranger)
    {
        var header = new byte[Frame.HeaderLength];
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        await stranger.Input.ReadExactlyAsync(header, patience.Token);
        var body = new byte[BitConverter.ToInt32(header) - Frame.HeaderLength + sizeof(int)];
        await stranger.Input.ReadExactlyAsync(body, patience.Token);
        return ((FrameKind)header[4], Encoding.UTF8.GetString(body));
    }
}
