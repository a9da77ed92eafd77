using Loyalty.Faults.Rounds;

namespace Loyalty.Faults.Measurements;

/// <summary>Something that is measured and not broken.</summary>
/// <param name="Name">On the command line.</param>
/// <param name="Run">Measures; tells its steps to the first argument.</param>
internal sealed record Measurement(string Name, string What, Func<Action<string>, CancellationToken, Task<IReadOnlyList<Figure>>> Run)
{
    public static IReadOnlyList<Measurement> All { get; } = [Overload.Measurement, Throughput.Measurement, HotMember.Measurement];

    public static Measurement? Find(string name) => All.FirstOrDefault(measurement => measurement.Name == name);
}
