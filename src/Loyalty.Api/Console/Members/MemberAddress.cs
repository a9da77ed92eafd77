namespace Loyalty.Api.Console.Members;

/// <summary>Where pages of members are.</summary>
internal static class MemberAddress
{
    /// <summary>The page on which members are looked up.</summary>
    public static string LookUp(string program) => ConsoleAddress.Of(program, "members");

    /// <summary>The page of a member, without who that is.</summary>
    public static string Of(string program, string member) => $"{LookUp(program)}/{Uri.EscapeDataString(member)}";

    /// <summary>The same with who the member is.</summary>
    public static string OfPerson(string program, string member) => $"{Of(program, member)}/person";
}
