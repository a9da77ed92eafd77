using Loyalty.Contracts;
using Loyalty.Contracts.Webhooks;

namespace Loyalty.Api.Console.Webhooks;

/// <summary>What an endpoint shall be, as somebody typed it.</summary>
/// <param name="Webhook">Its id.</param>
/// <param name="Url">Its address.</param>
/// <param name="Types">The kinds that it is told of; empty: all.</param>
/// <param name="IsPaused">Whether it is told nothing for now.</param>
public sealed record WebhookDraft(string Webhook, string Url, string[] Types, bool IsPaused)
{
    /// <summary>Why it was refused; null: it was not.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>An endpoint as it is, to be changed.</summary>
    public static WebhookDraft Of(WebhookView webhook) => new(webhook.WebhookId, webhook.Url, webhook.Types, webhook.Paused);

    /// <summary>What was typed.</summary>
    public static WebhookDraft Of(string webhook, IFormCollection form) => new(
        webhook, form["url"].ToString().Trim(), [.. form["type"].OfType<string>()], form["paused"] == "yes");
}
