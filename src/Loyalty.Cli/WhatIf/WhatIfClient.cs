using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Loyalty.Cli.WhatIf;

/// <summary>Asks for one page, once.</summary>
internal sealed class WhatIfClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly WhatIfRequest _request;
    private readonly ChangedDocument _document;

    public WhatIfClient(WhatIfRequest request, ChangedDocument document)
    {
        (_request, _document) = (request, document);
        var root = request.Server.AbsoluteUri.TrimEnd('/');
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = !request.Server.IsLoopback, ConnectTimeout = TimeSpan.FromSeconds(30) })
        {
            BaseAddress = new Uri($"{root}/v1/programs/{Uri.EscapeDataString(document.Program)}/"),
            Timeout = TimeSpan.FromMinutes(5),
        };
        if (request.Key is { Length: > 0 } key)
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <exception cref="WhatIfRefusedException">The engine will not do it, however often it is asked.</exception>
    /// <exception cref="HttpRequestException">There is no answer: ask again.</exception>
    public async Task<WhatIfPage> Page(string? after, CancellationToken cancellation)
    {
        using var content = new ByteArrayContent(_document.Bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var path = new Uri($"what-if?limit={_request.PageSize}&after={after}", UriKind.Relative);
        try
        {
            using var response = await _http.PostAsync(path, content, cancellation);
            return response.IsSuccessStatusCode
                ? (await response.Content.ReadFromJsonAsync<WhatIfPage>(cancellation))!
                : throw await Failure(response, cancellation);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new HttpRequestException($"no answer within {_http.Timeout.TotalSeconds:N0} s");
        }
        catch (Exception broken) when (broken is IOException or JsonException)
        {
            throw new HttpRequestException(broken.Message, broken);
        }
    }

    public void Dispose() => _http.Dispose();

    private static async Task<Exception> Failure(HttpResponseMessage response, CancellationToken cancellation)
    {
        var body = await response.Content.ReadAsStringAsync(cancellation);
        var status = (int)response.StatusCode;
        if (status >= 500 || response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout)
            return new HttpRequestException($"the server answers {status}");
        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            return new WhatIfRefusedException($"The server refuses the key ({status}): give --key, or set LOYALTY_DEV_KEY.");
        try
        {
            return new WhatIfRefusedException(Told(status, JsonSerializer.Deserialize<Problem>(body, JsonSerializerOptions.Web)));
        }
        catch (JsonException)
        {
            return new WhatIfRefusedException($"The server answers {status} {body[..Math.Min(200, body.Length)]}");
        }
    }

    private static string Told(int status, Problem? problem) =>
        $"{status} {problem?.Code}: {problem?.Detail}"
        + string.Concat((problem?.Faults ?? []).Select(fault => $"\n  {fault.Pointer}: {fault.Detail} ({fault.Code})"));

    private sealed record Problem(string? Code, string? Detail, ProblemFault[]? Faults);

    private sealed record ProblemFault(string? Pointer, string? Code, string? Detail);
}

/// <summary>The engine refuses, with its reason.</summary>
internal sealed class WhatIfRefusedException(string why) : Exception(why);
