using System.Globalization;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Loyalty.Journal.AzureTables.Service;

/// <summary>
/// The Table service over its REST protocol, on Azure.Core's pipeline: signing, tries, logs and traces are its. Azure.Data.Tables would do
/// as well, and may take the place of this behind <see cref="ITableService"/>.
/// </summary>
public sealed class RestTableService : ITableService
{
    private const string Version = "2019-02-02";
    private const int PageRows = 1_000;
    private static readonly TimeSpan IdleConnection = TimeSpan.FromSeconds(3); // below the time after which services close one

    private readonly TableAddress address;
    private readonly HttpPipeline pipeline;
    private readonly BeforeSendingPolicy sending = new();
    private readonly TimeSpan patience;

    /// <summary>Makes a client; nothing is sent yet.</summary>
    /// <param name="place">Where the service is.</param>
    /// <param name="patience">How long it may work on a request, and how long an answer is waited for; whole seconds, at least 1.</param>
    /// <param name="retries">How often what was surely not done is tried again.</param>
    public RestTableService(StoragePlace place, TimeSpan patience, int retries = 3)
    {
        ArgumentNullException.ThrowIfNull(place);
        this.patience = patience;
        address = new TableAddress(place.Address);
        var options = new TableClientOptions
        {
            RetryPolicy = new CarefulRetryPolicy(retries),
            Transport = new HttpClientTransport(new HttpClient(new SocketsHttpHandler
            {
                PooledConnectionIdleTimeout = IdleConnection,
                ConnectTimeout = patience,
                AllowAutoRedirect = false,
                UseProxy = false,
            })
            { Timeout = Timeout.InfiniteTimeSpan }),
        };
        options.Retry.NetworkTimeout = patience;
        HttpPipelinePolicy signing = place.Key is { } key
            ? new SharedKeyPolicy(place.Account, key)
            : new BearerTokenAuthenticationPolicy(place.Credential!, "https://storage.azure.com/.default");
        options.AddPolicy(sending, HttpPipelinePosition.BeforeTransport);
        pipeline = HttpPipelineBuilder.Build(options, signing);
    }

    /// <summary>Requests that were sent so far.</summary>
    public long Requests => sending.Sent;

    /// <inheritdoc/>
    public async ValueTask MakeTable(string table, CancellationToken cancellation = default)
    {
        using var message = Message(RequestMethod.Post, address.Tables);
        message.Request.Headers.SetValue("Content-Type", "application/json");
        message.Request.Headers.SetValue("Prefer", "return-no-content");
        message.Request.Content = RequestContent.Create(Encoding.UTF8.GetBytes($"{{\"TableName\":\"{table}\"}}"));
        await Send(message, cancellation).ConfigureAwait(false);
        if (message.Response.IsError)
            BatchReply.Refused(message.Response.Status, message.Response.Content.ToString());
    }

    /// <inheritdoc/>
    public async ValueTask<TableRow?> Read(
        string table, string partition, string row, IReadOnlyList<string>? properties = null, CancellationToken cancellation = default)
    {
        var select = properties is null ? "" : $"?$select=PartitionKey,RowKey,Timestamp,{string.Join(',', properties)}";
        using var message = Message(RequestMethod.Get, address.Row(table, partition, row) + select);
        await Send(message, cancellation).ConfigureAwait(false);
        var response = message.Response;
        if (response.IsError)
        {
            BatchReply.Refused(response.Status, response.Content.ToString());
            return null;
        }

        using var json = JsonDocument.Parse(response.Content.ToMemory());
        return TableJson.Read(json.RootElement, response.Headers.ETag?.ToString("H"), response.Headers.Date ?? default);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<TableRow>> Query(
        string table, string partition, string from, string? until, int limit, CancellationToken cancellation = default)
    {
        var filter = $"PartitionKey%20eq%20'{TableAddress.Literal(partition)}'%20and%20RowKey%20ge%20'{TableAddress.Literal(from)}'"
            + (until is null ? "" : $"%20and%20RowKey%20lt%20'{TableAddress.Literal(until)}'");
        var rows = new List<TableRow>();
        var next = "";
        do
        {
            var top = Math.Min(PageRows, limit - rows.Count).ToString(CultureInfo.InvariantCulture);
            using var message = Message(RequestMethod.Get, address.Rows(table, $"$filter={filter}&$top={top}{next}"));
            await Send(message, cancellation).ConfigureAwait(false);
            if (message.Response.IsError)
                throw Failure(message.Response);
            rows.AddRange(Rows(message.Response));
            next = Continuation(message.Response);
        }
        while (next.Length > 0 && rows.Count < limit);
        return rows;
    }

    /// <inheritdoc/>
    public async ValueTask<TableOutcome> Write(
        string table, IReadOnlyList<TableWrite> writes, Action? sending = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(writes);
        var body = new BatchBody(address, table, writes);
        using var message = Message(RequestMethod.Post, address.Batch);
        message.Request.Headers.SetValue("Content-Type", body.ContentType);
        message.Request.Content = RequestContent.Create(body.Bytes);
        if (sending is not null)
            BeforeSendingPolicy.Add(message, sending);
        await Send(message, cancellation).ConfigureAwait(false);
        var response = message.Response;
        return response.IsError
            ? BatchReply.Refused(response.Status, response.Content.ToString())
            : BatchReply.Read(response.Content.ToString(), writes.Count);
    }

    private static List<TableRow> Rows(Response response)
    {
        using var json = JsonDocument.Parse(response.Content.ToMemory());
        return [.. json.RootElement.GetProperty("value").EnumerateArray()
            .Select(entity => TableJson.Read(entity, etag: null, response.Headers.Date ?? default))];
    }

    private static string Continuation(Response response)
    {
        var partition = response.Headers.TryGetValue("x-ms-continuation-NextPartitionKey", out var told) ? told : null;
        var row = response.Headers.TryGetValue("x-ms-continuation-NextRowKey", out told) ? told : null;
        return (partition is null ? "" : $"&NextPartitionKey={TableAddress.Escaped(partition)}")
            + (row is null ? "" : $"&NextRowKey={TableAddress.Escaped(row)}");
    }

    private static TableServiceException Failure(Response response)
    {
        try
        {
            var outcome = BatchReply.Refused(response.Status, response.Content.ToString());
            return new TableServiceException($"The Table service answered {response.Status}: {outcome.Status}.") { Status = response.Status };
        }
        catch (TableServiceException failure)
        {
            return failure;
        }
    }

    private HttpMessage Message(RequestMethod method, string url)
    {
        var message = pipeline.CreateMessage();
        message.Request.Method = method;
        var seconds = Math.Max(1, (int)patience.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        message.Request.Uri.Reset(new Uri($"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}timeout={seconds}"));
        message.Request.Headers.SetValue("x-ms-version", Version);
        message.Request.Headers.SetValue("DataServiceVersion", "3.0");
        message.Request.Headers.SetValue("Accept", "application/json;odata=minimalmetadata");
        return message;
    }

    private async ValueTask Send(HttpMessage message, CancellationToken cancellation)
    {
        try
        {
            await pipeline.SendAsync(message, cancellation).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is RequestFailedException or AggregateException or Azure.Identity.AuthenticationFailedException
            || failure is OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            throw new TableServiceException($"The Table service: {failure.Message}", failure);
        }
    }
}
