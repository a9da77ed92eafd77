namespace Loyalty.Api.Console;

/// <summary>Where the console is.</summary>
internal static class ConsoleAddress
{
    public const string Root = "/console";
    public const string SignIn = Root + "/sign-in";
    public const string SignOut = Root + "/sign-out";

    private const string Programs = Root + "/programs";

    /// <summary>The pattern of addresses below a program.</summary>
    public const string ProgramPattern = Programs + "/{program}";

    /// <summary>Whether an address is one of the console's.</summary>
    public static bool Is(PathString path) => path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase);

    /// <summary>A room of a program: <c>overview</c>, <c>promotions</c> and their like, or what is below one.</summary>
    public static string Of(string program, string room) => $"{Programs}/{Uri.EscapeDataString(program)}/{room}";

    /// <summary>An address to go to after signing in: one of the console's own, else its first page.</summary>
    public static string Own(string? said) =>
        said is ['/', ..] && Is(said.Split('?')[0]) && !said.Contains("//", StringComparison.Ordinal) && !said.Any(char.IsControl)
            ? said
            : Root;
}
