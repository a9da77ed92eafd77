using Loyalty.Contracts;
using Microsoft.AspNetCore.WebUtilities;

namespace Loyalty.Api.Answers;

/// <summary>An error as RFC 9457 problem details.</summary>
internal sealed record Problem
{
    public const string ContentType = "application/problem+json";

    /// <summary>The status in words.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>A stable code in kebab case: what programs look at.</summary>
    public required string Code { get; init; }

    /// <summary>What is wrong and what would be right, in one sentence.</summary>
    public required string Detail { get; init; }

    /// <summary>Points, or money, that are there, where the refusal is for lack of them.</summary>
    public decimal? Available { get; init; }

    /// <summary>Points, or money, that would be needed, where the refusal is for lack of them.</summary>
    public decimal? Required { get; init; }

    /// <summary>The single faults of a document.</summary>
    public Fault[]? Faults { get; init; }

    public static Problem Of(int status, string code, string detail, params Fault[] faults) => new()
    {
        Title = ReasonPhrases.GetReasonPhrase(status),
        Status = status,
        Code = code,
        Detail = detail,
        Faults = faults.Length == 0 ? null : faults,
    };

    public static Problem Of(Refusal refusal) => Of(refusal.Status, refusal.Code, refusal.Detail, refusal.Faults) with
    {
        Available = refusal.Available ?? refusal.AvailableMoney,
        Required = refusal.Required ?? refusal.RequiredMoney,
    };

    public static Problem BadRequest(string detail) => Of(StatusCodes.Status400BadRequest, "bad-request", detail);

    public static Problem NotFound(string detail) => Of(StatusCodes.Status404NotFound, "not-found", detail);

    /// <summary>Answers the request with it.</summary>
    public Task Write(HttpContext context)
    {
        context.Response.StatusCode = Status;
        return Body.Write(context.Response, this, Json.ApiJson.Default.Problem, ContentType);
    }
}
