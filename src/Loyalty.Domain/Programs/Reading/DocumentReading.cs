using System.Collections.Immutable;
using Loyalty.Domain.Money;

namespace Loyalty.Domain.Programs.Reading;

/// <summary>What the readers of one document share: the faults told so far, the ids, and the currencies.</summary>
internal sealed class DocumentReading
{
    // A document of nothing but faults must not make an answer many times its own size.
    private const int MostFaults = 500;

    private readonly List<ProgramFault> faults = [];

    /// <summary>The program's currencies; null where its list is itself faulty, so that nothing is told twice.</summary>
    public ImmutableArray<Currency>? Currencies { get; set; }

    public References References { get; } = new();

    public bool HasFaults => faults.Count > 0;

    public ImmutableArray<ProgramFault> Faults => [.. faults];

    public static DocumentReading Within(LoyaltyProgram program)
    {
        var reading = new DocumentReading { Currencies = program.Currencies };
        foreach (var level in program.Tiers.Levels)
            reading.References.Know(ReferenceKind.Tier, level.Id);
        return reading;
    }

    public bool HasFaultAtOrBelow(string pointer) =>
        faults.Any(fault => fault.Pointer == pointer || fault.Pointer.StartsWith(pointer + "/", StringComparison.Ordinal));

    public void Add(ProgramFault fault)
    {
        if (faults.Count < MostFaults)
            faults.Add(fault);
    }
}
