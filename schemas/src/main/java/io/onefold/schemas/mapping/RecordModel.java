package io.onefold.schemas.mapping;

import io.onefold.schemas.Channel;
import io.onefold.schemas.avro.AccountingRecord;
import io.onefold.schemas.avro.ConsoleAuditRecord;
import io.onefold.schemas.avro.IdentityCommandRequest;
import io.onefold.schemas.avro.PopulationRecord;
import io.onefold.schemas.avro.ProfileChange;
import io.onefold.schemas.avro.ProfileIndexEntry;
import io.onefold.schemas.avro.QuarantineRecord;
import io.onefold.schemas.avro.SegmentMembership;
import io.onefold.schemas.avro.SourceMinuteRecord;
import io.onefold.schemas.avro.UnifiedProfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/**
 * The generated record classes, and only those, for Avro's readers and writers. Avro by itself makes classes by the names that a schema says, which
 * may be anybody's, and so refuses all that are not listed in settings of the whole virtual machine; here the list is the compiled schemas.
 */
public final class RecordModel extends SpecificData {
    private final Map<String, Class<?>> classes = new HashMap<>();

    public RecordModel() {
        super(RecordModel.class.getClassLoader());
        addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
        recordSchemas().forEach(this::admit);
    }

    /** The schemas of the records that stand on topics, as Java reads them. */
    static List<Schema> recordSchemas() {
        List<Schema> schemas = new ArrayList<>();
        for (Channel channel : Channel.values()) schemas.add(TouchpointAvro.schema(channel));
        schemas.add(UnifiedProfile.getClassSchema());
        schemas.add(ProfileChange.getClassSchema());
        schemas.add(ProfileIndexEntry.getClassSchema());
        schemas.add(SegmentMembership.getClassSchema());
        schemas.add(QuarantineRecord.getClassSchema());
        schemas.add(AccountingRecord.getClassSchema());
        schemas.add(SourceMinuteRecord.getClassSchema());
        schemas.add(PopulationRecord.getClassSchema());
        schemas.add(ConsoleAuditRecord.getClassSchema());
        schemas.add(IdentityCommandRequest.getClassSchema());
        return schemas;
    }

    /** Null for a record that is none of ours: it is read as a generic one. */
    @Override
    @SuppressWarnings("rawtypes") // as Avro declares it
    public @Nullable Class getClass(Schema schema) {
        return switch (schema.getType()) {
            case RECORD, ENUM, FIXED -> classes.get(schema.getFullName());
            default -> super.getClass(schema);
        };
    }

    private void admit(Schema schema) {
        switch (schema.getType()) {
            case RECORD -> {
                if (admitName(schema)) schema.getFields().forEach(field -> admit(field.schema()));
            }
            case ENUM -> admitName(schema);
            case ARRAY -> admit(schema.getElementType());
            case MAP -> admit(schema.getValueType());
            case UNION -> schema.getTypes().forEach(this::admit);
            default -> {}
        }
    }

    private boolean admitName(Schema schema) {
        try {
            return classes.put(schema.getFullName(), Class.forName(schema.getFullName())) == null;
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("no class was generated for " + schema.getFullName(), e);
        }
    }
}
