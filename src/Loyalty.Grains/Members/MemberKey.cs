namespace Loyalty.Grains.Members;

/// <summary>The key of a member's grain: <c>{program}/{member}</c>.</summary>
internal static class MemberKey
{
    public static (string Program, string Member) Split(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && slash < key.Length - 1
            ? (key[..slash], key[(slash + 1)..])
            : throw new ArgumentException("A member's key is {program}/{member}.", nameof(key));
    }
}
