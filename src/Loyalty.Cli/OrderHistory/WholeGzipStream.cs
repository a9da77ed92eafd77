using System.Buffers.Binary;
using System.IO.Compression;

namespace Loyalty.Cli.OrderHistory;

/// <summary>
/// Decompresses a gzip file and fails at its end if the file was cut short. The framework's stream would just end there,
/// and half an order would be fed under the number of the whole one.
/// </summary>
internal sealed class WholeGzipStream : Stream
{
    private const int SizeBytes = 4;
    private readonly GZipStream _content;
    private readonly uint _expectedSize;
    private uint _size;

    /// <summary>Takes over a file that can be sought in.</summary>
    public WholeGzipStream(Stream file)
    {
        Span<byte> trailer = stackalloc byte[SizeBytes];
        file.Position = Math.Max(0, file.Length - SizeBytes);
        file.ReadExactly(trailer);
        _expectedSize = BinaryPrimitives.ReadUInt32LittleEndian(trailer);
        file.Position = 0;
        _content = new GZipStream(file, CompressionMode.Decompress);
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <exception cref="InvalidDataException">The file is damaged or cut short.</exception>
    public override int Read(Span<byte> buffer)
    {
        var read = _content.Read(buffer);
        _size = unchecked(_size + (uint)read); // gzip itself keeps the size modulo 2^32
        if (read == 0 && buffer.Length > 0 && _size != _expectedSize)
            throw new InvalidDataException("The gzip file is cut short, or made of several parts: decompress it first.");
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _content.Dispose();
        base.Dispose(disposing);
    }
}
