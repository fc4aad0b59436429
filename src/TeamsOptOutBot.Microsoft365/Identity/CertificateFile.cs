using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TeamsOptOutBot.Microsoft365.Identity;

/// <summary>Reads the app's certificate with its key.</summary>
internal static class CertificateFile
{
    /// <param name="problem">Why there is none, as a sentence; never what the file holds.</param>
    public static X509Certificate2? Load(CredentialOptions options, out string? problem)
    {
        var path = options.CertificatePath;
        X509Certificate2? certificate = null;
        try
        {
            certificate = Read(options);
            if (certificate.GetRSAPrivateKey() is { } key)
            {
                key.Dispose();
                problem = null;
                return certificate;
            }

            problem = $"The certificate {path} has no RSA key with it. Add the key to the file, or set Microsoft365:Credential:CertificateKeyPath.";
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            problem = $"The certificate {Missing(options)} is not there. Set Microsoft365:Credential:CertificatePath to a PEM or PFX file.";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problem = $"The certificate {path} cannot be read: give this account the right to read it.";
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            problem = $"The certificate {path} cannot be used: it is no PEM or PFX file with a key, or Microsoft365:Credential:CertificatePassword is wrong.";
        }

        certificate?.Dispose();
        return null;
    }

    private static X509Certificate2 Read(CredentialOptions options)
    {
        var (path, key, password) = (options.CertificatePath, options.CertificateKeyPath.Length > 0 ? options.CertificateKeyPath : null, options.CertificatePassword);
        if (Path.GetExtension(path).ToUpperInvariant() is ".PFX" or ".P12")
            return X509CertificateLoader.LoadPkcs12FromFile(path, password);
        return password.Length > 0 ? X509Certificate2.CreateFromEncryptedPemFile(path, password, key) : X509Certificate2.CreateFromPemFile(path, key);
    }

    private static string Missing(CredentialOptions options) =>
        File.Exists(options.CertificatePath) && options.CertificateKeyPath.Length > 0 ? $"key {options.CertificateKeyPath}" : options.CertificatePath;
}
