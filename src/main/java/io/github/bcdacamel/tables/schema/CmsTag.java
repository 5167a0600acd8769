package io.github.bcdacamel.tables.schema;

/** Tags with which a column of a ViewDefinition names what CMS calls it. All may list several names, with commas between. */
final class CmsTag {

    /** The variables of CMS's data dictionaries: CCW's names, and those of v3. */
    static final String VARIABLE = "cms/variable";

    /** The columns of the Claim and Claim Line Feed, such as {@code CCLF5.CLM_POS_CD}; {@code (v3)} behind one that v2 has not. */
    static final String CCLF = "cclf";

    /** Where v2's records have it. */
    static final String V2 = "fhirpath/v2";

    /** Where v3's records have it. */
    static final String V3 = "fhirpath/v3";

    private CmsTag() {}
}
