namespace Loyalty.Faults.Rounds;

/// <summary>All rounds by their names.</summary>
internal static class RoundBook
{
    public static IReadOnlyList<FaultRound> All { get; } = [.. EmbeddedRounds.All, .. SiloRounds.All, .. StoreRounds.All, Medley.Round, Soak.Round];

    public static FaultRound? Find(string name) => All.FirstOrDefault(round => round.Name == name);
}
