namespace Loyalty.Contracts;

/// <summary>What a grain answers: a value, or a refusal. Never both, never neither.</summary>
[GenerateSerializer, Alias("loyalty.Answer`1")]
public sealed record Answer<T>
    where T : class
{
    /// <summary>The value; null where the call was refused.</summary>
    [Id(0)]
    public T? Value { get; init; }

    /// <summary>Why the call was refused; null where it was not.</summary>
    [Id(1)]
    public Refusal? Refusal { get; init; }

    /// <summary>Whether the value was given before, to the same command.</summary>
    [Id(2)]
    public bool Replayed { get; init; }
}

/// <summary>Why a call was refused. Nothing was changed by it.</summary>
[GenerateSerializer, Alias("loyalty.Refusal")]
public sealed record Refusal
{
    /// <summary>A stable code in kebab case, for example <c>insufficient-points</c>.</summary>
    [Id(0)]
    public required string Code { get; init; }

    /// <summary>What is wrong and what would be right, in one English sentence without personal data.</summary>
    [Id(1)]
    public required string Detail { get; init; }

    /// <summary>The HTTP status that tells it: 404 for what does not exist, 422 for what is refused.</summary>
    [Id(2)]
    public int Status { get; init; } = 422;

    /// <summary>Points that are there, where the refusal is for lack of them.</summary>
    [Id(3)]
    public long? Available { get; init; }

    /// <summary>Points that would be needed, where the refusal is for lack of them.</summary>
    [Id(4)]
    public long? Required { get; init; }

    /// <summary>The single faults of a document; empty where there is but one reason.</summary>
    [Id(5)]
    public Fault[] Faults { get; init; } = [];

    /// <summary>Money that is there, where the refusal is for lack of it.</summary>
    [Id(6)]
    public decimal? AvailableMoney { get; init; }

    /// <summary>Money that would be needed, where the refusal is for lack of it.</summary>
    [Id(7)]
    public decimal? RequiredMoney { get; init; }
}

/// <summary>One fault of a document.</summary>
[GenerateSerializer, Alias("loyalty.Fault")]
public sealed record Fault
{
    /// <summary>JSON pointer (RFC 6901) to the place.</summary>
    [Id(0)]
    public required string Pointer { get; init; }

    /// <summary>A stable code in kebab case.</summary>
    [Id(1)]
    public required string Code { get; init; }

    /// <summary>What would be right.</summary>
    [Id(2)]
    public required string Detail { get; init; }
}
