using System.Buffers;
using System.Text;

namespace Loyalty.Journal;

/// <summary>
/// What a journal takes. Every store refuses the same things, with <see cref="ArgumentException"/>, before it stores anything.
/// </summary>
public static class JournalLimits
{
    /// <summary>The longest name of a stream, in UTF-16 characters.</summary>
    public const int StreamNameLength = 400;

    /// <summary>The longest command id, in UTF-16 characters.</summary>
    public const int CommandIdLength = 200;

    /// <summary>The most events in one append.</summary>
    public const int EventsPerAppend = 1_000;

    /// <summary>The most bytes in one append: events and snapshot together.</summary>
    public const int BytesPerAppend = 8 * 1024 * 1024;

    /// <summary>The most rows in one page of a read.</summary>
    public const int PageSize = 10_000;

    /// <summary>Checks everything that can be checked without the store.</summary>
    /// <returns>The bytes of events and snapshot together.</returns>
    /// <exception cref="ArgumentException">The append breaks a limit.</exception>
    public static int Check(Append append)
    {
        ArgumentNullException.ThrowIfNull(append);
        CheckStream(append.Stream);
        CheckVersion(append.ExpectedVersion);
        if (append.CommandId is not null)
            CheckText(append.CommandId, CommandIdLength, "command id");
        if (append.Fence is not null)
        {
            CheckStream(append.Fence.Stream);
            CheckVersion(append.Fence.Version);
        }

        return CheckBytes(append);
    }

    /// <summary>Checks the name of a stream: 1 to 400 characters, valid UTF-16, no NUL.</summary>
    /// <exception cref="ArgumentException">It is something else.</exception>
    public static void CheckStream(string stream) => CheckText(stream, StreamNameLength, "stream name");

    /// <summary>Checks a command id: 1 to 200 characters, valid UTF-16, no NUL.</summary>
    /// <exception cref="ArgumentException">It is something else.</exception>
    public static void CheckCommandId(string commandId) => CheckText(commandId, CommandIdLength, "command id");

    /// <summary>Checks the prefix of stream names, or the name to go on after: as a stream's name, but it may be empty.</summary>
    /// <exception cref="ArgumentException">It is something else.</exception>
    public static void CheckPrefix(string prefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        if (prefix.Length > 0)
            CheckStream(prefix);
    }

    /// <summary>Checks the number of rows that a read asks for: 1 to 10,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is something else.</exception>
    public static void CheckPage(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, PageSize);
    }

    /// <summary>Checks a version or position: 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0.</exception>
    public static void CheckVersion(long version) => ArgumentOutOfRangeException.ThrowIfNegative(version);

    private static int CheckBytes(Append append)
    {
        if (append.Events.IsDefaultOrEmpty || append.Events.Length > EventsPerAppend)
            throw new ArgumentException($"An append has 1 to {EventsPerAppend} events.", nameof(append));
        long bytes = append.Snapshot?.Length ?? 0;
        foreach (var body in append.Events)
            bytes += body.Length;
        if (bytes > BytesPerAppend)
            throw new ArgumentException($"An append has at most {BytesPerAppend} bytes, this one has {bytes}.", nameof(append));
        return (int)bytes;
    }

    private static void CheckText(string text, int longest, string what)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length < 1 || text.Length > longest)
            throw new ArgumentException($"A {what} has 1 to {longest} characters, this one has {text.Length}.", nameof(text));
        if (!System.Text.Ascii.IsValid(text) && !IsWellFormed(text))
            throw new ArgumentException($"A {what} is valid UTF-16.", nameof(text));
        if (text.Contains('\0'))
            throw new ArgumentException($"A {what} has no NUL character.", nameof(text));
    }

    private static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        while (text.Length > 0)
        {
            if (Rune.DecodeFromUtf16(text, out _, out var taken) != OperationStatus.Done)
                return false;
            text = text[taken..];
        }

        return true;
    }
}
