using Loyalty.Api.Console.Pages;
using Loyalty.Contracts.Webhooks;

namespace Loyalty.Api.Console.Webhooks;

/// <summary>How an endpoint is doing, in a word and a sentence.</summary>
/// <param name="Word">The word.</param>
/// <param name="Look">The look of its badge: <c>good</c>, <c>warn</c>, <c>bad</c> or <c>off</c>.</param>
/// <param name="Sentence">More of it; may be empty.</param>
internal sealed record WebhookHealth(string Word, string Look, string Sentence)
{
    private const int DownAfter = 3;

    public static WebhookHealth Of(WebhookView webhook, ProgramFacts program) => webhook switch
    {
        { Paused: true } => new("Paused", "off", "It is told nothing for now: what happens waits, however long it takes."),
        { Failures: >= DownAfter } => new(
            "Down", "bad", $"{webhook.Failures} attempts in a row failed, the last one: {Reason(webhook.LastFailure)}.{Next(webhook, program)}"),
        { Failures: > 0 } => new("Trying again", "warn", $"The last attempt failed: {Reason(webhook.LastFailure)}.{Next(webhook, program)}"),
        { Waiting: > 0 } => new("Trying again", "warn", $"It answers; some of what failed before waits to be sent again.{Next(webhook, program)}"),
        { LastDeliveredAt: null } => new("New", "planned", "No message has arrived yet."),
        _ => new("Well", "good", ""),
    };

    /// <summary>A reason as the engine writes it, for people.</summary>
    public static string Reason(string? failure) => failure switch
    {
        null => "not known",
        "timeout" => "it did not answer in time (timeout)",
        "unreachable" => "nobody answers there (unreachable)",
        "name-unknown" => "the name is not known (name-unknown)",
        "certificate" => "its certificate is not trusted (certificate)",
        "bad-answer" => "what it answers is not HTTP (bad-answer)",
        "answer-too-long" => "its answer is too long (answer-too-long)",
        "address-refused" => "it leads to an address that may not be called (address-refused)",
        _ when failure.StartsWith("status-", StringComparison.Ordinal) => $"it answered with status {failure["status-".Length..]}",
        _ => failure,
    };

    private static string Next(WebhookView webhook, ProgramFacts program) =>
        webhook.NextTryAt is { } at ? $" Next try: {program.At(at)}." : "";
}
