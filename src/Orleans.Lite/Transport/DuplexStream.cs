using System.Net;

namespace Orleans.Lite.Transport;

/// <summary>One HTTP/2 request whose body is written while the response is read. It has a connection of its own, which ends with it.</summary>
internal sealed class DuplexStream(SocketsHttpHandler handler) : IAsyncDisposable
{
    private readonly HttpMessageInvoker invoker = new(handler);
    private readonly Content content = new();
    private HttpResponseMessage? response;

    public Stream Input { get; private set; } = Stream.Null;

    public Stream Output { get; private set; } = Stream.Null;

    /// <summary>Sends the request; if it is welcome, both directions are open.</summary>
    public async Task<HttpResponseMessage> Open(HttpRequestMessage request, CancellationToken cancellation)
    {
        request.Content = content;
        response = await invoker.SendAsync(request, cancellation);
        if (response.StatusCode == HttpStatusCode.OK)
        {
            Output = await content.Opened.WaitAsync(cancellation);
            Input = await response.Content.ReadAsStreamAsync(cancellation);
        }

        return response;
    }

    public ValueTask DisposeAsync()
    {
        content.End();
        response?.Dispose();
        invoker.Dispose();
        return ValueTask.CompletedTask;
    }

    private sealed class Content : HttpContent
    {
        private readonly TaskCompletionSource<Stream> opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<Stream> Opened => opened.Task;

        public void End() => ended.TrySetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.FlushAsync(); // the head of the request would wait for the first call, and that waits for the response
            opened.TrySetResult(stream);
            await ended.Task;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
