package io.onefold.testing.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/** Changes valid inputs. The same seed over the same samples gives the same bytes. Immutable. */
public final class Mutations {
    private static final int MOST = 6;
    private static final int LONGEST_RUN = 20_000;
    private static final int MOST_NESTED = 4_000;
    private static final int LONGEST = 1 << 20;

    /** What parsers stumble over: ends, nesting, aliases, numbers beyond any type, half characters, signs that look like none. */
    private static final List<byte[]> WORDS = List.of(
                    "",
                    "\"",
                    "'",
                    "{",
                    "}",
                    "[",
                    "]",
                    ":",
                    ": ",
                    ",",
                    "- ",
                    "? ",
                    "#",
                    "\\",
                    "\n",
                    "\r\n",
                    "\t",
                    " ",
                    "null",
                    "~",
                    "true",
                    "{}",
                    "[]",
                    "\"\"",
                    "0",
                    "-1",
                    "-0",
                    "1e999999999",
                    "1E-999999999",
                    "NaN",
                    "-Infinity",
                    "9223372036854775808",
                    "-9223372036854775809",
                    "4294967296",
                    "0x7fffffff",
                    "0.1e1000000",
                    "99999999999999999999999999999999999999",
                    "\\u0000",
                    "\\ud800",
                    "\\udc00\\ud800",
                    "\u0000",
                    "\u0007",
                    "\u001b[2J",
                    "\ufeff",
                    "\u2028",
                    "\u200f\u202e",
                    "\ud83d\ude00",
                    "e\u0301",
                    "İ",
                    "---\n",
                    "...\n",
                    "--- ",
                    "%YAML 9.9\n",
                    "&a ",
                    "*a",
                    "&a [*a]",
                    "<<: *a",
                    "!!binary x",
                    "!!java.io.File x",
                    "|\n",
                    ">-\n",
                    "@",
                    "`",
                    "2026-02-30T25:61:61Z",
                    "-999999999-01-01",
                    "+292278994-08-17T07:12:55.807Z",
                    "P1Y",
                    "../../../etc/passwd",
                    "${x}",
                    "%s%n",
                    "(a+)+$",
                    "[[:alpha:]",
                    "(?<!x*)",
                    "x.exists(y, y == y)",
                    "1/0",
                    "a.b.c",
                    "😀".repeat(300),
                    "a@b",
                    "+8613912345678",
                    "<!DOCTYPE x>")
            .stream()
            .map(word -> word.getBytes(UTF_8))
            .toList();

    /** Bytes that are no UTF-8, or mean something to gzip and Avro. */
    private static final List<byte[]> BYTES = List.of(
            new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            new byte[] {(byte) 0xC0, (byte) 0xAF},
            new byte[] {(byte) 0xF8, (byte) 0x88, (byte) 0x80, (byte) 0x80, (byte) 0x80},
            new byte[] {(byte) 0xFE, (byte) 0xFF},
            new byte[] {0x1F, (byte) 0x8B, 8, 0},
            new byte[] {0, 0, 0, 0},
            new byte[] {-1, -1, -1, -1, 0x0F},
            new byte[] {-2, -1, -1, -1, 0x0F},
            new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, -1, 1},
            new byte[] {-128, -128, -128, -128, -128, -128, -128, -128, -128, -128});

    private final List<byte[]> samples;

    /** @param samples at least one */
    public Mutations(List<byte[]> samples) {
        this.samples = List.copyOf(samples);
    }

    /** The input of a seed. At most a megabyte, or a little more. */
    public byte[] input(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] input = pick(samples, random);
        // One change alone leaves most of an input as it was, so that what is behind the first look is reached too.
        int changes = random.nextBoolean() ? 1 : 1 + random.nextInt(MOST);
        for (int i = 0; i < changes && input.length < LONGEST; i++) input = changed(input, random);
        return input;
    }

    private byte[] changed(byte[] input, SplittableRandom random) {
        int at = random.nextInt(input.length + 1);
        int end = Math.min(input.length, at + length(random));
        return switch (random.nextInt(14)) {
            case 0 -> flipped(input, random);
            case 1 -> spliced(input, at, end, new byte[0]);
            case 2 -> spliced(input, at, at, Arrays.copyOfRange(input, at, end));
            case 3 -> spliced(input, at, at, pick(WORDS, random));
            case 4 -> spliced(input, at, end, pick(BYTES, random));
            case 5 -> valueReplaced(input, random, pick(WORDS, random));
            case 6 -> valueReplaced(input, random, nested(random));
            case 7 -> valueReplaced(input, random, run(random));
            case 8 -> lineMoved(input, random);
            case 9 -> Arrays.copyOf(input, at);
            case 10 -> otherSpliced(input, at, end, random);
            case 11 -> spliced(input, at, end, noise(random));
            case 12 -> valueReplaced(input, random, pick(WORDS, random));
            default -> random.nextInt(8) == 0 ? gzip(input) : spliced(input, at, at, nested(random));
        };
    }

    /** Mostly short, now and then long. */
    private static int length(SplittableRandom random) {
        return 1 + random.nextInt(1 << random.nextInt(1, 10));
    }

    private static byte[] flipped(byte[] input, SplittableRandom random) {
        if (input.length == 0) return input;
        byte[] flipped = input.clone();
        flipped[random.nextInt(input.length)] ^= (byte) (1 << random.nextInt(8));
        return flipped;
    }

    private static byte[] noise(SplittableRandom random) {
        byte[] noise = new byte[length(random)];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] nested(SplittableRandom random) {
        String opening = List.of("[", "{\"a\":", "{", "- ", "(", "!", "[[{").get(random.nextInt(7));
        String closing =
                random.nextBoolean() ? "" : opening.startsWith("[") ? "]" : opening.startsWith("(") ? ")" : "}";
        int depth = 1 + random.nextInt(MOST_NESTED);
        return (opening.repeat(depth) + closing.repeat(depth)).getBytes(UTF_8);
    }

    private static byte[] run(SplittableRandom random) {
        String of = List.of("a", "9", " ", "\\", "\"", "é", "\u0000", "a.", "-", "\n")
                .get(random.nextInt(10));
        return of.repeat(1 + random.nextInt(LONGEST_RUN)).getBytes(UTF_8);
    }

    private byte[] otherSpliced(byte[] input, int at, int end, SplittableRandom random) {
        byte[] other = pick(samples, random);
        int from = random.nextInt(other.length + 1);
        return spliced(input, at, end, Arrays.copyOfRange(other, from, Math.min(other.length, from + length(random))));
    }

    /** Replaces what stands between two signs, which is where texts and numbers are. */
    private static byte[] valueReplaced(byte[] input, SplittableRandom random, byte[] by) {
        int at = random.nextInt(input.length + 1);
        while (at > 0 && isWord(input[at - 1])) at--;
        int end = at;
        while (end < input.length && isWord(input[end])) end++;
        return spliced(input, at, end, by);
    }

    private static boolean isWord(byte b) {
        return b < 0 || Character.isLetterOrDigit(b) || b == '_' || b == '.';
    }

    private static byte[] lineMoved(byte[] input, SplittableRandom random) {
        int from = lineAt(input, random.nextInt(input.length + 1));
        int end = from;
        while (end < input.length && input[end] != '\n') end++;
        byte[] line = Arrays.copyOfRange(input, from, Math.min(input.length, end + 1));
        byte[] rest = random.nextBoolean() ? input : spliced(input, from, from + line.length, new byte[0]);
        int to = lineAt(rest, random.nextInt(rest.length + 1));
        return spliced(rest, to, to, line);
    }

    private static int lineAt(byte[] input, int near) {
        int at = near;
        while (at > 0 && input[at - 1] != '\n') at--;
        return at;
    }

    private static byte[] spliced(byte[] input, int from, int end, byte[] with) {
        byte[] spliced = Arrays.copyOf(input, input.length - (end - from) + with.length);
        System.arraycopy(with, 0, spliced, from, with.length);
        System.arraycopy(input, end, spliced, from + with.length, input.length - end);
        return spliced;
    }

    /** The bytes compressed. */
    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] pick(List<byte[]> from, SplittableRandom random) {
        return from.get(random.nextInt(from.size()));
    }
}
