using Loyalty.Contracts;

namespace Loyalty.Grains.Webhooks;

/// <summary>Why a webhook refuses.</summary>
internal static class WebhookRefusals
{
    public static readonly Refusal Unknown = new() { Code = "webhook-unknown", Status = 404, Detail = "There is no such webhook: PUT it first." };

    public static readonly Refusal LetterUnknown = new()
    {
        Code = "dead-letter-unknown",
        Status = 404,
        Detail = "The webhook has no dead letter of this id: it has arrived, or was never given up.",
    };

    public static Refusal TooMany(int most) =>
        new() { Code = "too-many-webhooks", Detail = $"A program has at most {most} webhooks: remove one first." };
}
