namespace Loyalty.Faults.Rounds;

/// <summary>Figures without a verdict.</summary>
internal sealed record Measured(string Name, string What, IReadOnlyList<Figure> Figures);
