using System.Buffers.Binary;
using System.Security.Cryptography;
using Loyalty.Grains.Effects;

namespace Loyalty.Silo;

/// <summary>Seeds of the machine's cryptographic generator.</summary>
internal sealed class CryptographicSeeds : ISeedSource
{
    public UInt128 Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }
}
