using Loyalty.Contracts;
using Loyalty.Domain.Catalogues;
using Loyalty.Domain.Programs;
using NodaTime;

namespace Loyalty.Grains.Catalogues;

/// <summary>Why a catalogue refuses.</summary>
internal static class CatalogueRefusals
{
    public static readonly Refusal ClockOutOfRange = new()
    {
        Code = "invalid-request",
        Detail = "The request has 1 fault: mend it and send it again.",
        Faults = [new Fault { Pointer = "/now", Code = "out-of-range", Detail = "give a time from the year 1900 to 2999" }],
    };

    public static Refusal ProgramUnknown(string program) =>
        new() { Code = "program-unknown", Status = 404, Detail = $"There is no program '{program}': PUT its document first." };

    public static Refusal ProgramChanged(long version) => new()
    {
        Code = "program-changed",
        Status = 409,
        Detail = $"Somebody else has published meanwhile, the catalogue is at version {version}: look at the document in force, and publish over it.",
    };

    public static Refusal PromotionUnknown(string promotion) =>
        new() { Code = "promotion-unknown", Status = 404, Detail = $"The program has no promotion '{promotion}': PUT it first." };

    public static Refusal Faulty(string code, string subject, IReadOnlyCollection<ProgramFault> faults) => new()
    {
        Code = code,
        Detail = $"{subject} has {faults.Count} fault{(faults.Count == 1 ? "" : "s")}: mend each and send it again.",
        Faults = [.. faults.Select(fault => new Fault { Pointer = fault.Pointer, Code = fault.Code, Detail = fault.Detail })],
    };

    public static Refusal? ClockRefusal(string program, Catalogue? catalogue, Instant asked) => catalogue switch
    {
        null => ProgramUnknown(program),
        { Program.Sandbox: false } => new()
        {
            Code = "not-a-sandbox",
            Detail = "Only a program whose document says \"sandbox\": true has a clock that can be moved.",
        },
        { Clock: { } clock } when clock > asked => new()
        {
            Code = "clock-goes-forward",
            Detail = $"The program's clock stands at {clock} and only goes forward.",
        },
        _ => null,
    };
}
