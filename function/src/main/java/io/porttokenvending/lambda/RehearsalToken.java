package io.porttokenvending.lambda;

/**
 * A token that only the verifier of {@link Rehearsal} accepts. It expired in January 2020, its
 * issuer's domain is reserved, and its private key was discarded.
 */
final class RehearsalToken {
  static final String ISSUER = "https://rehearsal.invalid";
  static final String AUDIENCE = "rehearsal";

  /** Unix time in seconds at which the token was valid. */
  static final long VALID_AT = 1_577_836_800;

  static final String TOKEN =
      "eyJhbGciOiJSUzI1NiIsImtpZCI6InJlaGVhcnNhbCIsInR5cCI6IkpXVCJ9.eyJhY3RvciI6InJlaGVhcnN"
          + "hbCIsImFjdG9yX2lkIjoiMSIsImF1ZCI6InJlaGVhcnNhbCIsImJhc2VfcmVmIjoiIiwiZXZlbnRfbmFtZSI"
          + "6InB1c2giLCJleHAiOjE1Nzc4MzcxMDAsImhlYWRfcmVmIjoiIiwiaWF0IjoxNTc3ODM2ODAwLCJpc3MiOiJ"
          + "odHRwczovL3JlaGVhcnNhbC5pbnZhbGlkIiwiam9iX3dvcmtmbG93X3JlZiI6InJlaGVhcnNhbC9yZWhlYXJ"
          + "zYWwvLmdpdGh1Yi93b3JrZmxvd3MvcmVoZWFyc2FsLnltbEByZWZzL2hlYWRzL21haW4iLCJqdGkiOiJyZWh"
          + "lYXJzYWwiLCJuYmYiOjE1Nzc4MzY4MDAsInJlZiI6InJlZnMvaGVhZHMvbWFpbiIsInJlZl90eXBlIjoiYnJ"
          + "hbmNoIiwicmVwb3NpdG9yeSI6InJlaGVhcnNhbC9yZWhlYXJzYWwiLCJyZXBvc2l0b3J5X2lkIjoiMSIsInJ"
          + "lcG9zaXRvcnlfb3duZXIiOiJyZWhlYXJzYWwiLCJyZXBvc2l0b3J5X293bmVyX2lkIjoiMSIsInJ1bl9hdHR"
          + "lbXB0IjoiMSIsInJ1bl9pZCI6IjEiLCJzdWIiOiJyZXBvOnJlaGVhcnNhbC9yZWhlYXJzYWw6cmVmOnJlZnM"
          + "vaGVhZHMvbWFpbiIsIndvcmtmbG93X3JlZiI6InJlaGVhcnNhbC9yZWhlYXJzYWwvLmdpdGh1Yi93b3JrZmx"
          + "vd3MvcmVoZWFyc2FsLnltbEByZWZzL2hlYWRzL21haW4ifQ.CZYD3w-zS9gG2nJLzuTNuoD5U49YenCTDg9-"
          + "3pM4IMxvGFq4Cswrcg4m03y0etjNfa7TDGfsWtdrJ5Vg_kCI_KyTi5d_EWL0kPpRPapRuCQnDlRwHJjiQib1"
          + "ilZu8BjwyQUo944j_OgoztzMl50tNsYOEpQQdkBA3jYDpqg_F5ZfcVcRAH2O5XVWMarec_6wHQcISMdKHXy-"
          + "hYnIcoi077VCmgOrE92cypeaWDYpeHhh4zYZ_5oAw2uokob9OigiXB6E0AGK4qFCtS0CuIEGMWhj2Yil5fc9"
          + "54QOZsKdvf7heDJSkfu4V1BtzcB1vnCg3_lGWg3nW8JGSD3KySTsMw";

  /** Key set with the token's key. */
  static final String KEYS =
      "{\"keys\":[{\"kty\":\"RSA\",\"alg\":\"RS256\",\"use\":\"sig\",\"kid\":\"rehearsal\",\"e\":\"AQAB\",\"n\":\"qB"
          + "of7mVtqGZU0Xbq5SIS_DIu3cUyXrS-2FDizbSvrV5082SzyMwLfpPmyknUrb0X75iV-ZatCa2W-vtR8X44d8"
          + "BtdnKjL6yS1TIPWdLoR2OE1LVKYQnf8Ip4mgz6ezek8p0CtP_sxAxtUGTEf67RxA09-Yb_KDsfiiBGVSScOv"
          + "FWW3T5uJYd-9QB2qcyRHKLTyixRakG8H76yUZq-FM-SJmTCs6i_qbWYy6dI4q0FF9xHrjJbmPnILfLINihSa"
          + "pOj_HTpBUQx9CZPPNN_dCPK2CH-O_0VSj7-LF_maTh8e_l7Iwp6839NBbhUm2DlxhW_ECsoPcEiI7F9j1QS-"
          + "XWyw\"}]}";

  private RehearsalToken() {}
}
