namespace Loyalty.Api.Console.Pages;

/// <summary>A room of the console, as the way to it is shown.</summary>
/// <param name="Place">Its place in the address of a program, or (of the engine) below the console.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Needs">The endpoint of the API that shows the same: who may not call that does not see the room.</param>
internal sealed record Room(string Place, string Name, string Needs)
{
    /// <summary>All that there are, in the order in which they are shown.</summary>
    public static readonly Room[] All =
    [
        new("overview", "Overview", "ListPromotions"),
        new("promotions", "Promotions", "ListPromotions"),
    ];

    /// <summary>Where it is, for a program.</summary>
    public string Address(string program) => ConsoleAddress.Of(program, Place);
}
