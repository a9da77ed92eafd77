using System.Data.Common;
using System.Text.Json;
using Loyalty.Api.Console;
using Loyalty.Api.Console.Pages;
using Loyalty.Api.Json;
using Orleans.Runtime;

namespace Loyalty.Api.Answers;

/// <summary>The outermost step: every error leaves as a problem, whether it was thrown or answered as a bare status.</summary>
internal sealed partial class Errors(RequestDelegate next, ILogger<Errors> log)
{
    public async Task Invoke(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception exception)
        {
            if (context.RequestAborted.IsCancellationRequested)
                return;
            if (context.Response.HasStarted)
                throw;
            await Tell(context, exception);
            return;
        }
        if (context.Response.StatusCode >= StatusCodes.Status400BadRequest && IsBare(context.Response))
            await Write(OfStatus(context), context);
    }

    private static bool IsBare(HttpResponse response) =>
        !response.HasStarted && response.ContentLength is null && response.ContentType is null;

    private Task Tell(HttpContext context, Exception exception)
    {
        context.Response.Clear();
        if (exception is BadHttpRequestException bad)
            return Write(OfBadRequest(bad), context);
        if (!IsOutage(exception))
        {
            BrokeDown(exception, context.Request.Method, Route(context));
            return Write(Problem.Of(500, "bug", "Something here is broken; it is in the log."), context);
        }
        OutOfReach(exception, context.Request.Method, Route(context));
        return Write(OfOutage(context), context);
    }

    // The server hangs up on a body that it does not want to read: say so, or the client sends its next request into the void.
    private static Task Write(Problem problem, HttpContext context)
    {
        if (problem.Status == StatusCodes.Status413PayloadTooLarge && HttpProtocol.IsHttp11(context.Request.Protocol))
            context.Response.Headers.Connection = "close";
        return ConsoleAddress.Is(context.Request.Path) ? Trouble.Write(context, problem) : problem.Write(context);
    }

    // What may pass by itself: journal and runtime. Anything else is a mistake in the code.
    private static bool IsOutage(Exception exception) =>
        exception is TimeoutException or OrleansException or DbException or IOException or OperationCanceledException
        || (exception is AggregateException { InnerException: { } inner } && IsOutage(inner));

    private static Problem OfOutage(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "1";
        return HttpMethods.IsGet(context.Request.Method)
            ? Problem.Of(StatusCodes.Status503ServiceUnavailable, "unavailable", "The answer is out of reach for now: ask again.")
            : Problem.Of(
                StatusCodes.Status503ServiceUnavailable,
                "outcome-unknown",
                "It may have been done or not: send the same again, with the same id.");
    }

    private static Problem OfBadRequest(BadHttpRequestException exception)
    {
        if (exception.InnerException is JsonException json)
        {
            var fault = BadJson.Explain(json);
            var detail = fault.Pointer.Length == 0 ? fault.Detail : $"{fault.Pointer}: {fault.Detail}";
            return Problem.Of(exception.StatusCode, "bad-request", detail, fault);
        }
        return exception.StatusCode == StatusCodes.Status400BadRequest
            ? Problem.BadRequest(exception.Message)
            : Of(exception.StatusCode, exception.Message);
    }

    private static Problem OfStatus(HttpContext context) => Of(context.Response.StatusCode, context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => "There is nothing at this address.",
        StatusCodes.Status405MethodNotAllowed => $"{context.Request.Method} is not possible here: {context.Response.Headers.Allow}.",
        _ => "The request could not be answered.",
    });

    private static Problem Of(int status, string otherwise) => status switch
    {
        StatusCodes.Status404NotFound => Problem.NotFound(otherwise),
        StatusCodes.Status405MethodNotAllowed => Problem.Of(status, "method-not-allowed", otherwise),
        StatusCodes.Status408RequestTimeout => Problem.Of(status, "too-slow", "The body took too long to arrive."),
        StatusCodes.Status413PayloadTooLarge => Problem.Of(status, "too-large", "A body has at most 256 KB."),
        StatusCodes.Status415UnsupportedMediaType => Problem.Of(status, "not-json", "Send JSON with Content-Type: application/json."),
        _ => Problem.Of(status, status < 500 ? "bad-request" : "unavailable", otherwise),
    };

    private static string Route(HttpContext context) =>
        (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "no route";
}
