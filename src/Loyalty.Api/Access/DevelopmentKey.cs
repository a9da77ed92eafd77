using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Loyalty.Api.Hosting;

namespace Loyalty.Api.Access;

/// <summary>
/// The one key of the embedded default: <c>LOYALTY_DEV_KEY</c> where it is set, otherwise made at the first start and kept in the
/// data folder, readable by its owner alone, so that it outlives a restart. It may do all there is. <c>none</c> switches it off.
/// </summary>
internal sealed class DevelopmentKey
{
    private const string FileName = "dev.key";
    private const string Off = "none";

    public DevelopmentKey(IConfiguration configuration)
    {
        Value = configuration["LOYALTY_DEV_KEY"] is { Length: > 0 } given
            ? given.Trim()
            : Kept(Path.Combine(Folders.Data(configuration), FileName));
    }

    /// <summary>The key. A secret: it goes to standard output once, and nowhere else.</summary>
    public string Value { get; }

    /// <summary>Whether there is one.</summary>
    public bool IsOn => Value != Off;

    /// <summary>Whoever has it.</summary>
    public Caller Caller { get; } = new("development");

    /// <summary>Whether it is this. How long that takes does not tell how much of it is right.</summary>
    public bool Is(ReadOnlySpan<char> text) =>
        IsOn && CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(text), MemoryMarshal.AsBytes(Value.AsSpan()));

    private static string Kept(string path)
    {
        if (File.Exists(path) && File.ReadAllText(path).Trim() is { Length: > 0 } kept)
            return kept;
        var made = "dev_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, options);
        writer.WriteLine(made);
        return made;
    }
}
