using System.Text.Json;
using Loyalty.Contracts;
using Loyalty.Contracts.Members;

namespace Loyalty.Simulation.Clients;

/// <summary>What an answer shows.</summary>
internal sealed record Seen(Refusal? Refusal, bool IsReplay, object? Value, long? Version)
{
    private static readonly JsonSerializerOptions Written = new();

    /// <summary>The answer as text: the same text for the same answer.</summary>
    public string Text => Value is null ? "" : JsonSerializer.Serialize(Value, Value.GetType(), Written);

    public static Seen Of(Answer<Receipt> answer) => Of(answer, receipt => receipt.Version);

    public static Seen Of(Answer<MemberView> answer) => Of(answer, view => view.Version);

    public static Seen Of<T>(Answer<T> answer, Func<T, long?> version)
        where T : class => new(answer.Refusal, answer.Replayed, answer.Value, answer.Value is { } value ? version(value) : null);
}
