namespace Orleans.Lite.Tests.Serialization;

[GenerateSerializer]
internal sealed record Inner(string Name, [property: Id(7)] int Size = 5)
{
    [Id(8)]
    public string? Note { get; init; }
}

/// <summary>Members whose initial value is not the default of their type.</summary>
[GenerateSerializer]
internal sealed record Initial
{
    [Id(0)]
    public int Status { get; init; } = 422;

    [Id(1)]
    public string? Name { get; init; } = "nobody";

    [Id(2)]
    public int? Count { get; init; } = 3;

    [Id(3)]
    public int? Zero { get; init; } = 0;

    [Id(4)]
    public string[]? Tags { get; init; } = [];
}

[GenerateSerializer]
internal class Parent
{
    [Id(0)]
    public string? OfParent { get; set; }
}

[GenerateSerializer]
internal sealed class Child : Parent
{
    [Id(0)]
    private readonly string hidden = "";

    public Child()
    {
    }

    public Child(string hidden, string known)
    {
        this.hidden = hidden;
        Known = known;
    }

    [Id(1)]
    public string Known { get; } = "";

    public string Computed => $"{hidden} {Known} {OfParent}";
}

[GenerateSerializer]
internal struct Point
{
    [Id(0)]
    public int X;

    [Id(1)]
    public int Y;

    public int NotCrossing;
}

internal sealed record Unmarked(string Name);

[GenerateSerializer]
internal sealed record HoldsUnmarked
{
    [Id(0)]
    public Unmarked? Unmarked { get; init; }
}

[GenerateSerializer]
internal sealed record Box<T>
{
    [Id(0)]
    public T? Value { get; init; }
}
