namespace Loyalty.Contracts.Privacy;

/// <summary>What was told about a person.</summary>
[GenerateSerializer, Alias("loyalty.PersonView"), Immutable]
public sealed record PersonView
{
    /// <summary>The shop's id of the member.</summary>
    [Id(0)]
    public required string MemberId { get; init; }

    /// <summary>Name; null where none was told.</summary>
    [Id(1)]
    public string? Name { get; init; }

    /// <summary>E-mail address; null where none was told.</summary>
    [Id(2)]
    public string? Email { get; init; }

    /// <summary>Phone number; null where none was told.</summary>
    [Id(3)]
    public string? Phone { get; init; }

    /// <summary>Birthday as it was told; null where none was.</summary>
    [Id(4)]
    public string? Birthday { get; init; }

    /// <summary>What the person has agreed to, or not, by purpose.</summary>
    [Id(5)]
    public ConsentView[] Consents { get; init; } = [];

    /// <summary>Whether the person was erased: then nothing else is there, nor will be.</summary>
    [Id(6)]
    public bool Erased { get; init; }
}

/// <summary>What a person has said last to a purpose.</summary>
[GenerateSerializer, Alias("loyalty.ConsentView"), Immutable]
public sealed record ConsentView
{
    /// <summary>The purpose, in the shop's words.</summary>
    [Id(0)]
    public required string Purpose { get; init; }

    /// <summary>Whether the person agrees.</summary>
    [Id(1)]
    public bool Given { get; init; }

    /// <summary>Since when that was told.</summary>
    [Id(2)]
    public DateTimeOffset At { get; init; }
}

/// <summary>By what a person is looked for: one of the two.</summary>
[GenerateSerializer, Alias("loyalty.PeopleQuery"), Immutable]
public sealed record PeopleQuery
{
    /// <summary>E-mail address, in any case.</summary>
    [Id(0)]
    public string? Email { get; init; }

    /// <summary>Phone number: its digits count.</summary>
    [Id(1)]
    public string? Phone { get; init; }
}

/// <summary>The members that were found.</summary>
[GenerateSerializer, Alias("loyalty.PeopleFound"), Immutable]
public sealed record PeopleFound
{
    /// <summary>Their ids, at most a hundred; empty: nobody.</summary>
    [Id(0)]
    public string[] Members { get; init; } = [];
}
