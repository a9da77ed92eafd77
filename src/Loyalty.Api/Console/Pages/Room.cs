using Loyalty.Api.Access;

namespace Loyalty.Api.Console.Pages;

/// <summary>A room of the console, as the way to it is shown.</summary>
/// <param name="Place">Its place in the address of a program, or (of the engine) below the console.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Needs">The endpoint of the API that shows the same: who may not call that does not see the room.</param>
/// <param name="OfEngine">Whether it is about the engine as a whole, and not about a program.</param>
internal sealed record Room(string Place, string Name, string Needs, bool OfEngine = false)
{
    /// <summary>All that there are, in the order in which they are shown.</summary>
    public static readonly Room[] All =
    [
        new("overview", "Overview", "ListPromotions"),
        new("promotions", "Promotions", "ListPromotions"),
    ];

    /// <summary>
    /// Where it is. A room of the engine is told from which program one comes, so that the way back is shown there.
    /// </summary>
    /// <param name="program">The program; empty on a page of the engine that one did not come to from one.</param>
    public string Address(string program) =>
        !OfEngine ? ConsoleAddress.Of(program, Place)
        : program.Length == 0 ? $"{ConsoleAddress.Root}/{Place}"
        : $"{ConsoleAddress.Root}/{Place}?from={Uri.EscapeDataString(program)}";

    /// <summary>Whether somebody sees the way to it.</summary>
    public bool IsOpenTo(Caller caller, string program) =>
        OfEngine ? caller.May(AccessRules.Of(Needs).Needs, null) : program.Length > 0 && caller.May(AccessRules.Of(Needs).Needs, program);

    /// <summary>Whether a path is in it.</summary>
    public bool Has(string path, string program)
    {
        var address = Address(program).Split('?')[0];
        return path == address || path.StartsWith(address + "/", StringComparison.Ordinal);
    }
}
